package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.RunningClock;
import org.dialogueinfo.testing.Wire;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What goes wrong around the engine in the middle of a broadcast; counted where the messages arrive. */
@SpringBootTest(
        properties = {
            "dialogue.delivery.take-over=4s",
            "spring.datasource.hikari.connection-timeout=1000",
            "logging.level.org.dialogueinfo.delivery=error",
            "logging.level.com.zaxxer.hikari=error",
            "logging.level.org.springframework.transaction=off"
        })
@DirtiesContext
@Import(OutagesTests.Ends.class)
class OutagesTests {

    static final int READERS = 400;
    private static final List<String> TABLES = List.of("broadcast", "delivery", "tally", "pace", "node");
    private static final String URL = EmbeddedPostgreSql.newDatabase();
    private static final Wire WIRE =
            wire(URI.create(URL.substring("jdbc:".length())).getPort());

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Counting channel;

    @Autowired
    Wire database;

    @Autowired
    RunningClock clock;

    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        var behindTheWire = URL.replaceFirst(":\\d+/", ":" + WIRE.port() + "/");
        registry.add("spring.datasource.url", () -> behindTheWire);
        registry.add("spring.datasource.username", () -> "postgres");
    }

    private static Wire wire(int port) {
        try {
            return new Wire(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void goesOnWhenTheDatabaseIsBackAndMissesNobody() {
        var id = inTheMiddle();
        database.cut();
        // longer than a node may be silent: whatever was in hand then counts as doubtful
        await().pollDelay(Duration.ofSeconds(5)).until(() -> true);
        database.mend();
        reachedAll(id);
        assertThat(channel.doubles()).isLessThanOrEqualTo(resent(id));
    }

    @Test
    void sendsOnWhenTheClockIsPutBackOrForward() {
        var id = inTheMiddle();
        clock.forward(Duration.ofHours(-2));
        await().atMost(Duration.ofSeconds(20)).until(() -> channel.reached() > READERS / 2);
        clock.forward(Duration.ofHours(5));
        reachedAll(id);
        assertThat(channel.doubles()).isZero();
    }

    /**
     * As a newer release does it that is started first: it adds what only it knows and writes there (expand). When the next one takes
     * that away (contract), it was never this release's.
     */
    @Test
    void bearsANewerReleaseOnTheSameTables() {
        for (int i = 0; i < 10; i++) {
            broadcasts.latest(10); // so that the driver keeps what it prepared
        }
        var id = inTheMiddle();
        for (var table : TABLES) {
            change("alter table delivery.%s add column from_a_newer_release varchar(20) default 'x'", table);
            change("alter table delivery.%s add column counted bigint default 0 not null", table);
        }
        for (var column : List.of("delivery alter column recipient", "broadcast alter column planned_after")) {
            change("alter table delivery.%s type text", column);
        }
        change("create table delivery.%s (delivery_id bigint not null references delivery.delivery)", "newer_release");
        change("insert into delivery.%s select id from delivery.delivery", "newer_release");
        change("create index newer_release_index on delivery.%s (counted, state)", "delivery");
        change("update delivery.%1$s set counted = id where id = (select max(id) from delivery.%1$s)", "delivery");
        broadcasts.latest(10);
        await().atMost(Duration.ofSeconds(20)).until(() -> channel.reached() > READERS / 2);
        assertThat(jdbc.sql("select count(*) from delivery.delivery where counted = id")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        change("drop table delivery.%s", "newer_release");
        for (var table : TABLES) {
            change("alter table delivery.%s drop column from_a_newer_release", table);
            change("alter table delivery.%s drop column counted", table);
        }
        broadcasts.latest(10);
        reachedAll(id);
        assertThat(channel.doubles()).isZero();
    }

    private void change(String sql, String what) {
        jdbc.sql(sql.formatted(what)).update();
    }

    private BroadcastId inTheMiddle() {
        channel.times.clear();
        var id = broadcasts.send(new Broadcast(
                "key-" + UUID.randomUUID(),
                "outage-readers",
                Priority.ALERT,
                Localized.each(language -> Card.of(language, language.code(), ""))));
        await().atMost(Duration.ofSeconds(20)).until(() -> channel.reached() > READERS / 10);
        assertThat(channel.reached()).isLessThan(READERS);
        return id;
    }

    private void reachedAll(BroadcastId id) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> broadcasts.progress(id).orElseThrow().state() == Phase.DONE);
        assertThat(channel.reached()).isEqualTo(READERS);
        var counts = broadcasts.progress(id).orElseThrow().counts();
        assertThat(counts.values().stream().mapToLong(it -> it).sum()).isEqualTo(READERS);
        assertThat(counts).containsEntry(State.SENT, (long) READERS);
    }

    private long resent(BroadcastId id) {
        return jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and resent")
                .param(id.toString())
                .query(Long.class)
                .single();
    }

    @TestConfiguration
    static class Ends {

        @Bean(destroyMethod = "")
        Wire wire() {
            return WIRE;
        }

        @Bean
        @Primary
        RunningClock runningClock() {
            return new RunningClock(Clock.systemUTC().instant());
        }

        @Bean
        Counting counting() {
            return new Counting();
        }

        @Bean
        AudienceProvider outageReaders() {
            return readers();
        }
    }

    static AudienceProvider readers() {
        return new AudienceProvider() {
            @Override
            public boolean provides(String audience) {
                return audience.equals("outage-readers");
            }

            @Override
            public List<Recipient> page(String audience, @Nullable String after, int limit) {
                return IntStream.range(0, READERS)
                        .mapToObj("r%04d"::formatted)
                        .filter(it -> after == null || it.compareTo(after) > 0)
                        .limit(Math.min(limit, 50))
                        .map(it -> new Recipient(it, "counting", it + "@example.org", Rendering.EN))
                        .toList();
            }
        };
    }

    /** Takes 200 messages a second. */
    static final class Counting implements Channel {

        final ConcurrentMap<String, Integer> times = new ConcurrentHashMap<>();

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public double messagesPerSecond() {
            return 200;
        }

        @Override
        public int parallel() {
            return 4;
        }

        @Override
        public Outcome send(Message message) {
            times.merge(message.recipient(), 1, Integer::sum);
            return new Outcome.Sent();
        }

        int reached() {
            return times.size();
        }

        long doubles() {
            return times.values().stream().mapToLong(it -> it - 1).sum();
        }
    }
}
