package org.dialogueinfo.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.delivery.Channels;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.testing.SettableClock;
import org.dialogueinfo.watch.OperatorProperties.Canary;
import org.dialogueinfo.watch.OperatorProperties.Imap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.unit.DataSize;

class TroublesTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T05:00:00Z"));

    @Test
    void tellsOfADiskThatIsNearlyFull(@TempDir Path data) {
        assertThat(new DiskWatch(properties(DataSize.ofBytes(1)), data).troubles())
                .isEmpty();
        assertThat(new DiskWatch(properties(DataSize.ofTerabytes(1_000_000)), data).troubles())
                .singleElement()
                .satisfies(it -> assertThat(it.what().in(Language.SQ))
                        .hasValueSatisfying(
                                what -> assertThat(what).startsWith("Në diskun e të dhënave kanë mbetur vetëm")));
    }

    @Test
    void tellsOfAChannelThatHasBeenIllForAWhile() {
        var ill = new ArrayList<>(List.of(new Channels.State("email", "no server", 0, 1, null)));
        var watch = new ChannelsWatch(() -> ill, properties(DataSize.ofBytes(1)), clock);
        assertThat(watch.troubles()).isEmpty();
        clock.forward(Duration.ofMinutes(4));
        assertThat(watch.troubles()).isEmpty();
        clock.forward(Duration.ofMinutes(1));
        assertThat(watch.troubles()).extracting(Trouble::key).containsExactly("channel:email");
        ill.set(0, new Channels.State("email", null, 0, 1, null));
        assertThat(watch.troubles()).isEmpty();
        ill.set(0, new Channels.State("email", "no server", 0, 1, null));
        assertThat(watch.troubles()).as("ill again, but not for long").isEmpty();
    }

    @Test
    void sendsCopiesInEachLanguageOneAfterTheOther() {
        var copies =
                new Copies(JdbcClient.create(new DriverManagerDataSource()), properties(DataSize.ofBytes(1)), clock);
        var canary = new OperatorsCanary(copies, properties(DataSize.ofBytes(1)), clock);
        assertThat(canary.recipients("topic:meetings"))
                .extracting(Recipient::ref)
                .containsExactly(
                        "canary:email:sq", "canary:email:sr-cyrl", "canary:telegram:sq", "canary:telegram:sr-cyrl");
        assertThat(canary.recipients("digest:1"))
                .filteredOn(it -> it.channel().equals("telegram"))
                .extracting(Recipient::notBefore)
                .doesNotHaveDuplicates()
                .allMatch(it -> it != null && it.isAfter(clock.instant()));
        assertThat(canary.recipients("roundtable:2026-03:invited")).isEmpty();
        assertThat(canary.recipients("edit:00000000-0000-0000-0000-000000000000"))
                .isEmpty();
    }

    private static OperatorProperties properties(DataSize diskFree) {
        return new OperatorProperties(
                "operator@example.org",
                "",
                "en",
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                diskFree,
                new Canary(
                        "canary@example.org",
                        "7",
                        List.of("sq", "sr-cyrl"),
                        Duration.ofMinutes(15),
                        new Imap("", 0, "", new Secret(""), true, "INBOX")));
    }
}
