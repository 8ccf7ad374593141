package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

class InboxWatchTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T05:00:00Z"));
    private final InboxWatch watch = new InboxWatch(messages(), clock);

    @Test
    void tellsOfAMailboxThatCannotBeReadForAWhile() {
        for (int minute = 0; minute < 5; minute++) {
            watch.failed();
            assertThat(watch.troubles()).isEmpty();
            clock.forward(Duration.ofMinutes(1));
        }
        watch.failed();
        assertThat(watch.troubles()).extracting(Trouble::key).containsExactly("inbox");
        watch.read();
        assertThat(watch.troubles()).isEmpty();
    }

    @Test
    void keepsSilentWhenAnotherNodeReads() {
        watch.failed();
        clock.forward(Duration.ofMinutes(10));
        assertThat(watch.troubles()).isEmpty();
    }

    private static StaticMessageSource messages() {
        var messages = new StaticMessageSource();
        messages.setUseCodeAsDefaultMessage(true);
        return messages;
    }
}
