package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What becomes of broadcasts, on both databases. */
class BroadcastsTests {

    @Nested
    @SpringBootTest
    @DirtiesContext
    @Import(Fakes.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @DirtiesContext
    @Import(Fakes.class)
    class OnPostgreSql extends Cases {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
            registry.add("spring.datasource.username", () -> "postgres");
        }
    }

    abstract static class Cases {

        @Autowired
        Broadcasts broadcasts;

        @Autowired
        RecordingChannel channel;

        @Autowired
        Gone gone;

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        void forget() {
            channel.sent.clear();
        }

        @Test
        void sendsToEverybodyOnceInTheirLanguage() {
            var done = done(send("readers:1200"));
            assertThat(done.audience()).isEqualTo(1200);
            assertThat(done.counts()).containsEntry(State.SENT, 1200L);
            assertThat(channel.sent.stream().map(Message::recipient).distinct()).hasSize(1200);
            assertThat(channel.sent)
                    .allSatisfy(it -> assertThat(it.card().title())
                            .isEqualTo(it.rendering().language().code()));
        }

        @Test
        void sendsTheSameKeyOnce() {
            var broadcast = broadcast("readers:3");
            var id = broadcasts.send(broadcast);
            done(id);
            assertThat(broadcasts.send(broadcast)).isEqualTo(id);
            await().during(Duration.ofMillis(700)).until(() -> channel.sent.size() == 3);
        }

        @Test
        void accountsForEveryOutcome() {
            channel.outcomes.put("reader-0", new Channel.Outcome.Rejected("too long"));
            channel.outcomes.put("reader-1", new Channel.Outcome.EndpointGone("blocked"));
            var done = done(send("readers:5"));
            channel.outcomes.clear();
            assertThat(done.counts()).containsEntry(State.SENT, 3L).containsEntry(State.FAILED, 2L);
            assertThat(done.counts().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(done.audience());
            assertThat(gone.channels).contains("test");
            assertThat(jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and address is not null")
                            .param(done.id().toString())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void triesAgainWhatMayHaveArrivedOnceAndThenSaysSo() {
            channel.outcomes.put("reader-0", new Channel.Outcome.Uncertain("time-out"));
            var done = done(send("readers:1"));
            channel.outcomes.clear();
            assertThat(done.counts()).containsEntry(State.UNCERTAIN, 1L);
            assertThat(channel.sent).hasSize(2);
        }

        @Test
        void goesOnWithARowThatAStoppedProcessLeft() {
            channel.ready = false;
            var id = send("readers:1");
            await().until(() -> broadcasts.progress(id).orElseThrow().audience() == 1);
            jdbc.sql("update delivery.delivery set state = 'SENDING', updated_at = ? where broadcast_id = ?")
                    .params(java.sql.Timestamp.from(java.time.Instant.now().minusSeconds(3600)), id.toString())
                    .update();
            channel.ready = true;
            assertThat(done(id).counts()).containsEntry(State.SENT, 1L);
        }

        @Test
        void makesTheCardPersonalAsItIsSentAndTellsWhatBecameOfIt() {
            channel.outcomes.put("reader-3", new Channel.Outcome.Rejected("too long"));
            var done = done(send("personal-readers:4"));
            channel.outcomes.clear();
            assertThat(done.counts()).containsEntry(State.SENT, 2L).containsEntry(State.FAILED, 2L);
            assertThat(channel.sent.stream().map(it -> it.card().title()))
                    .containsExactlyInAnyOrder("for reader-0", "for reader-1", "for reader-3");
            assertThat(gone.settled).contains("reader-0 true", "reader-1 true", "reader-2 false", "reader-3 false");
            assertThat(jdbc.sql("select count(*) from delivery.broadcast where id = ? and cards like '%for reader%'")
                            .param(done.id().toString())
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        @Test
        void waitsWhenTheChannelAsksForIt() {
            channel.once.put("reader-0", new Channel.Outcome.Later(Duration.ofSeconds(1)));
            var done = done(send("readers:4"));
            assertThat(done.counts()).containsEntry(State.SENT, 4L);
        }

        @Test
        void leavesARecipientInPeaceUntilTheirTime() {
            var id = send("waiting-readers:3");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> broadcasts.progress(id).orElseThrow().counts().getOrDefault(State.SENT, 0L) == 2);
            await().during(Duration.ofMillis(700))
                    .until(() -> broadcasts.progress(id).orElseThrow().counts().getOrDefault(State.PENDING, 0L) == 1);
            assertThat(channel.sent).extracting(Message::recipient).doesNotContain("reader-0");
            broadcasts.forget("reader-0");
        }

        private BroadcastId send(String audience) {
            return broadcasts.send(broadcast(audience));
        }

        private static Broadcast broadcast(String audience) {
            return new Broadcast(
                    "key-" + UUID.randomUUID(),
                    audience,
                    Priority.ALERT,
                    Localized.each(language -> Card.of(language, language.code(), "")));
        }

        private Progress done(BroadcastId id) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> broadcasts.progress(id).orElseThrow().state() == Phase.DONE);
            return broadcasts.progress(id).orElseThrow();
        }
    }

    @TestConfiguration
    static class Fakes {

        private static final java.time.Instant TOMORROW =
                java.time.Instant.now().plus(Duration.ofDays(1));

        @Bean
        RecordingChannel channel() {
            return new RecordingChannel();
        }

        @Bean
        Gone gone() {
            return new Gone();
        }

        @Bean
        AudienceProvider readers(Gone gone) {
            return new AudienceProvider() {
                @Override
                public Optional<Card> cardFor(Message message) {
                    if (!message.audience().startsWith("personal-")) {
                        return Optional.of(message.card());
                    }
                    return message.recipient().equals("reader-2")
                            ? Optional.empty()
                            : Optional.of(Card.of(message.card().language(), "for " + message.recipient(), ""));
                }

                @Override
                public void settled(Message message, boolean sent, @Nullable String reason) {
                    gone.settled.add(message.recipient() + " " + sent);
                }

                @Override
                public boolean provides(String audience) {
                    return audience.contains("readers:");
                }

                @Override
                public List<Recipient> page(String audience, @Nullable String after, int limit) {
                    return IntStream.range(0, Integer.parseInt(audience.replaceFirst(".*:", "")))
                            .mapToObj(n -> new Recipient(
                                    "reader-" + n,
                                    "test",
                                    "reader" + n + "@example.org",
                                    Rendering.values()[n % 4],
                                    n == 0 && audience.startsWith("waiting-") ? TOMORROW : null))
                            .sorted(java.util.Comparator.comparing(Recipient::ref))
                            .filter(it -> after == null || it.ref().compareTo(after) > 0)
                            .limit(limit)
                            .toList();
                }
            };
        }
    }

    static class Gone {
        final Queue<String> channels = new ConcurrentLinkedQueue<>();
        final Queue<String> settled = new ConcurrentLinkedQueue<>();

        @EventListener
        void on(EndpointGone event) {
            channels.add(event.channel());
        }
    }

    static class RecordingChannel implements Channel {
        final Queue<Message> sent = new ConcurrentLinkedQueue<>();
        final Map<String, Outcome> outcomes = new ConcurrentHashMap<>();
        final Map<String, Outcome> once = new ConcurrentHashMap<>();
        volatile boolean ready = true;

        @Override
        public String name() {
            return "test";
        }

        @Override
        public double messagesPerSecond() {
            return 5000;
        }

        @Override
        public int parallel() {
            return 4;
        }

        @Override
        public boolean ready() {
            return ready;
        }

        @Override
        public Outcome send(Message message) {
            var first = once.remove(message.recipient());
            if (first != null) {
                return first;
            }
            sent.add(message);
            return outcomes.getOrDefault(message.recipient(), new Outcome.Sent());
        }
    }
}
