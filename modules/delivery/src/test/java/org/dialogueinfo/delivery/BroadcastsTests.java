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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What becomes of broadcasts; {@link BroadcastsOnPostgreSqlTests} asks the same of the other database. */
class BroadcastsTests {

    @Nested
    @SpringBootTest(properties = {"dialogue.delivery.take-over=2s", "dialogue.delivery.breaker=2s"})
    @DirtiesContext
    @Import(Fakes.class)
    class OnH2 extends Cases {}

    abstract static class Cases {

        private static final Duration PAUSE = Duration.ofMillis(500);

        @Autowired
        Ledger ledger;

        @Autowired
        Register register;

        @Autowired
        Broadcasts broadcasts;

        @Autowired
        RecordingChannel channel;

        @Autowired
        Gone gone;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        HeldLanguages held;

        @Autowired
        Retention retention;

        @Autowired
        Previews previews;

        @Autowired
        SentBroadcasts sentBroadcasts;

        @Autowired
        CompositeHealthContributor health;

        @BeforeEach
        void forget() {
            channel.sent.clear();
            channel.times.clear();
            channel.unreadable = "";
            channel.meanwhile = it -> {};
            jdbc.sql("update delivery.pace set rate = 5000, paused_until = null, version = version + 1")
                    .update();
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
        void showsTheRowsPageByPageWithoutAnAddress() {
            channel.outcomes.put("reader-1", new Channel.Outcome.Rejected("too long"));
            var id = done(send("readers:5")).id();
            channel.outcomes.clear();
            var first = ledger.rows(id, null, 0, 3);
            assertThat(first).hasSize(3);
            assertThat(ledger.rows(id, null, first.get(2).delivery(), 3)).hasSize(2);
            assertThat(ledger.rows(id, State.FAILED, 0, 10)).hasSize(1).allSatisfy(it -> {
                assertThat(it.recipient()).isEqualTo("reader-1");
                assertThat(it.reason()).isEqualTo("too long");
            });
            assertThat(ledger.rows(id, State.PENDING, 0, 10)).isEmpty();
        }

        @Test
        void waitsForApprovalAndCannotBeStartedAroundIt() {
            var broadcast = broadcast("readers:3");
            register.add(broadcast, Phase.PLANNING, Register.ONCE_APPROVED);
            assertThat(broadcasts.awaitsApproval(broadcast.id())).isTrue();
            assertThat(broadcasts.startNow(broadcast.id())).isFalse();
            assertThat(broadcasts.progress(broadcast.id()).orElseThrow().state())
                    .isEqualTo(Phase.SCHEDULED);
            assertThat(broadcasts.approve(broadcast.id())).isTrue();
            assertThat(broadcasts.approve(broadcast.id())).isFalse();
            assertThat(done(broadcast.id()).counts()).containsEntry(State.SENT, 3L);
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
        void takesOverWhatADeadNodeHadInHand() {
            channel.ready = false;
            var id = send("readers:3");
            await().until(() -> broadcasts.progress(id).orElseThrow().audience() == 3);
            jdbc.sql("insert into delivery.node (name, beats, started_at) values ('dead', 1, current_timestamp)")
                    .update();
            jdbc.sql("update delivery.delivery set state = 'SENDING', due_at = null, attempts = 1, node ="
                            + " (select id from delivery.node where name = 'dead') where broadcast_id = ?")
                    .param(id.toString())
                    .update();
            jdbc.sql("update delivery.tally set state = 'SENDING' where broadcast_id = ?")
                    .param(id.toString())
                    .update();
            channel.ready = true;
            assertThat(done(id).counts()).containsEntry(State.SENT, 3L);
            assertThat(jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and resent")
                            .param(id.toString())
                            .query(Long.class)
                            .single())
                    .isEqualTo(3);
        }

        @Test
        void remembersThatARowWasResentThroughAPause() {
            channel.script("reader-0", new Channel.Outcome.Uncertain("time-out"), new Channel.Outcome.Later(PAUSE));
            channel.outcomes.put("reader-0", new Channel.Outcome.Uncertain("time-out"));
            var done = done(send("readers:1"));
            channel.outcomes.clear();
            assertThat(done.counts()).containsEntry(State.UNCERTAIN, 1L);
            assertThat(channel.sent).hasSize(1);
        }

        @Test
        void addsUpAtEveryMoment() {
            var id = send("readers:3000");
            var seen = new java.util.ArrayList<Progress>();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> {
                        var now = broadcasts.progress(id).orElseThrow();
                        seen.add(now);
                        return now.state() == Phase.DONE;
                    });
            assertThat(seen)
                    .allSatisfy(it -> assertThat(it.counts().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .isEqualTo(it.audience()));
            assertThat(seen).extracting(Progress::audience).isSorted();
            assertThat(jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and state = 'SENT'")
                            .param(id.toString())
                            .query(Long.class)
                            .single())
                    .isEqualTo(3000);
        }

        @Test
        void saysBeforehandWhomItReachesAndHowLongThatTakes() {
            var cards = broadcast("readers:10000").card();
            assertThat(previews.estimate("readers:10000"))
                    .containsExactly(Map.entry("test", new Previews.Estimate(10_000, 5000, Duration.ofSeconds(2))));
            assertThat(previews.estimate("nobodys:10")).isEmpty();
            assertThat(previews.costs("readers:10000", cards)).isEmpty();
            channel.fare = new Channel.Fare(30, 0.1, "Stars");
            assertThat(previews.costs("readers:10000", cards))
                    .containsExactly(Map.entry("test", new Previews.Cost(1000, "Stars")));
            assertThat(previews.costs(
                            "readers:10000",
                            Localized.each(it -> Card.of(it, "In two", "").withParagraphs(List.of("second")))))
                    .containsExactly(Map.entry("test", new Previews.Cost(2000, "Stars")));
            channel.fare = new Channel.Fare(5000, 0.1, "Stars");
            assertThat(previews.costs("readers:10000", cards))
                    .as("a pace that is free")
                    .isEmpty();
            channel.fare = null;
            assertThat(previews.undo()).isZero();
        }

        @Test
        void waitsForItsTimeAndCanBeUndoneUntilThen() {
            var later = java.time.Instant.now().plusSeconds(600);
            var undone = broadcasts.send(scheduled("readers:2", later));
            var started = broadcasts.send(scheduled("readers:2", later));
            await().during(Duration.ofMillis(500)).until(() -> channel.sent.isEmpty());
            assertThat(broadcasts.progress(undone).orElseThrow().state()).isEqualTo(Phase.SCHEDULED);
            assertThat(broadcasts.stop(undone)).isTrue();
            assertThat(broadcasts.startNow(started)).isTrue();
            assertThat(done(started).counts()).containsEntry(State.SENT, 2L);
            assertThat(broadcasts.progress(undone).orElseThrow().state()).isEqualTo(Phase.STOPPED);
            assertThat(channel.sent).hasSize(2);
            assertThat(broadcasts.startNow(undone)).isFalse();
            assertThat(sentBroadcasts.find(undone)).isEmpty();
            assertThat(sentBroadcasts.find(started)).isPresent();
        }

        @Test
        void pausesResumesAndStops() {
            channel.millis = 20;
            var id = send("readers:2000");
            await().until(() -> !channel.sent.isEmpty());
            assertThat(broadcasts.pause(id)).isTrue();
            await().until(() -> sending(id) == 0);
            var sent = channel.sent.size();
            await().during(Duration.ofMillis(500)).until(() -> channel.sent.size() == sent);
            assertThat(broadcasts.progress(id).orElseThrow().state()).isEqualTo(Phase.PAUSED);
            assertThat(broadcasts.resume(id)).isTrue();
            await().until(() -> channel.sent.size() > sent);
            assertThat(broadcasts.stop(id)).isTrue();
            await().until(() -> sending(id) == 0 && count(id, State.PENDING) == 0);
            channel.millis = 0;
            var stopped = broadcasts.progress(id).orElseThrow();
            assertThat(stopped.state()).isEqualTo(Phase.STOPPED);
            assertThat(count(id, State.SENT)).isEqualTo(channel.sent.size());
            assertThat(count(id, State.SENT) + count(id, State.FAILED)).isEqualTo(stopped.audience());
            assertThat(addresses(id)).isZero();
        }

        @Test
        void triesAgainWhatFailedForThoseWhoStillBelong() {
            channel.outcomes.put("reader-1", new Channel.Outcome.Rejected("too long"));
            channel.outcomes.put("reader-2", new Channel.Outcome.Rejected("too long"));
            var id = send("readers:4");
            assertThat(done(id).counts()).containsEntry(State.FAILED, 2L);
            channel.outcomes.clear();
            assertThat(broadcasts.retryFailed(id)).isTrue();
            await().until(() -> count(id, State.SENT) == 4);
            assertThat(done(id).counts()).containsEntry(State.FAILED, 0L);
            assertThat(channel.sent).hasSize(6);
            assertThat(broadcasts.retryFailed(id)).isFalse();
        }

        @Test
        void holdsALanguageThatCannotBeReadUntilItIsMended() {
            channel.unreadable = "sq";
            var id = send("readers:400");
            await().until(() -> !broadcasts.held(id).isEmpty());
            await().atMost(Duration.ofSeconds(20)).until(() -> count(id, State.SENT) == 300);
            assertThat(held.languages).contains(Language.SQ);
            assertThat(broadcasts.progress(id).orElseThrow().state()).isEqualTo(Phase.SENDING);
            assertThat(broadcasts.resume(id, Language.SQ, Card.of(Language.SQ, "mended", "")))
                    .isTrue();
            assertThat(done(id).counts()).containsEntry(State.SENT, 400L);
            assertThat(channel.sent)
                    .filteredOn(it -> it.card().title().equals("mended"))
                    .hasSize(100);
            assertThat(broadcasts.held(id)).isEmpty();
        }

        @Test
        void waitsWhileTheFarSideIsOutOfReach() {
            channel.unreachable = true;
            var id = send("readers:30");
            await().until(() -> health.getContributor("test") instanceof HealthIndicator it
                    && String.valueOf(it.health()).contains("DEGRADED"));
            channel.unreachable = false;
            assertThat(done(id).counts()).containsEntry(State.SENT, 30L);
        }

        @Test
        void sendsPersonalMessagesPastABroadcast() {
            channel.millis = 20;
            var id = send("readers:3000");
            await().until(() -> channel.sent.size() > 10);
            var began = System.nanoTime();
            var personal = broadcasts.sendPersonal(
                    "personal-" + UUID.randomUUID(),
                    new AudienceProvider.Recipient("one", "test", "one@example.org", Rendering.EN),
                    Card.of(Language.EN, "personal", ""));
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> broadcasts.progress(personal).orElseThrow().state() == Phase.DONE);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(count(id, State.PENDING)).isPositive();
            channel.millis = 0;
            done(id);
            assertThat(broadcasts.progress(personal).orElseThrow().counts()).containsEntry(State.SENT, 1L);
        }

        @Test
        void carriesPersonalMessagesToAnAudiencePastAnAlert() {
            channel.millis = 20;
            var alert = send("readers:3000");
            await().until(() -> channel.sent.size() > 10);
            var personal = broadcasts.send(new Broadcast(
                    "personal-" + UUID.randomUUID(),
                    "readers:40",
                    Priority.PERSONAL,
                    Localized.each(language -> Card.of(language, "personal", ""))));
            var done = done(personal);
            assertThat(count(alert, State.PENDING)).isPositive();
            channel.millis = 0;
            assertThat(done.audience()).isEqualTo(40);
            assertThat(done.counts()).containsEntry(State.SENT, 40L);
            assertThat(channel.sent.stream().filter(it -> it.card().title().equals("personal")))
                    .extracting(Message::recipient)
                    .doesNotHaveDuplicates()
                    .hasSize(40);
            assertThat(addresses(personal)).isZero();
            assertThat(broadcasts.latest(5)).extracting(Progress::id).contains(personal);
            assertThat(sentBroadcasts.find(personal)).isEmpty();
            done(alert);
        }

        @Test
        void forgetsARecipientThatWaits() {
            channel.ready = false;
            var id = send("readers:3");
            await().until(() -> broadcasts.progress(id).orElseThrow().audience() == 3);
            broadcasts.forget("reader-1");
            channel.ready = true;
            assertThat(done(id).counts()).containsEntry(State.SENT, 2L).containsEntry(State.FAILED, 1L);
        }

        @Test
        void triesNothingAgainForARecipientForgottenMeanwhile() {
            channel.meanwhile = it -> {
                if (it.recipient().equals("reader-1")) {
                    broadcasts.forget("reader-1");
                }
            };
            channel.once.put("reader-1", new Channel.Outcome.Retry("busy"));
            var id = send("readers:3");
            assertThat(done(id).counts()).containsEntry(State.SENT, 2L).containsEntry(State.FAILED, 1L);
            assertThat(addresses(id)).isZero();
        }

        @Test
        void foldsOldBroadcastsIntoTheirCounts() {
            var id = send("readers:7");
            done(id);
            var personal = broadcasts.sendPersonal(
                    "personal-" + UUID.randomUUID(),
                    new AudienceProvider.Recipient("one", "test", "one@example.org", Rendering.EN),
                    Card.of(Language.EN, "personal", ""));
            done(personal);
            jdbc.sql("update delivery.broadcast set finished_at = ? where id in (?, ?)")
                    .params(
                            java.sql.Timestamp.from(java.time.Instant.now().minus(Duration.ofDays(91))),
                            id.toString(),
                            personal.toString())
                    .update();
            while (retention.step()) {}
            for (var it : List.of(id, personal)) {
                assertThat(jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ?")
                                .param(it.toString())
                                .query(Long.class)
                                .single())
                        .isZero();
            }
            assertThat(broadcasts.progress(id).orElseThrow().counts()).containsEntry(State.SENT, 7L);
            assertThat(broadcasts.progress(personal).orElseThrow().counts()).containsEntry(State.SENT, 1L);
        }

        @Test
        void keepsMessagesToOneAddressApart() {
            channel.spacing = Duration.ofMillis(800);
            var first = send("readers:1");
            var second = send("readers:1");
            done(first);
            done(second);
            channel.spacing = Duration.ZERO;
            var times = List.copyOf(channel.times);
            assertThat(times.get(1) - times.get(0)).isGreaterThanOrEqualTo(800_000_000L);
        }

        private long sending(BroadcastId id) {
            return count(id, State.SENDING);
        }

        private long count(BroadcastId id, State state) {
            return broadcasts.progress(id).orElseThrow().counts().getOrDefault(state, 0L);
        }

        private long addresses(BroadcastId id) {
            return jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and address is not null")
                    .param(id.toString())
                    .query(Long.class)
                    .single();
        }

        private static Broadcast scheduled(String audience, java.time.Instant at) {
            var now = broadcast(audience);
            return new Broadcast(now.key(), now.audience(), now.priority(), now.card(), at);
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

        @Test
        void leavesOthersInPeaceWhenOneAddressAloneIsRefusedAgain() {
            channel.script(
                    "reader-0", new Channel.Outcome.Later(PAUSE), new Channel.Outcome.Later(Duration.ofSeconds(60)));
            var refused = send("readers:400");
            await().until(() -> count(refused, State.SENT) == 399 && channel.scripted("reader-0") == 0);
            done(send("readers:4"));
            assertThat(count(refused, State.PENDING)).isEqualTo(1);
            broadcasts.stop(refused);
        }

        @Test
        void sendsTheFirstMessagesWhileTheRestIsPlanned() {
            assertThat(done(send("slow-readers:400")).counts()).containsEntry(State.SENT, 400L);
        }

        @Test
        void plansOnFromThePageThatANodeReachedBeforeItDied() {
            var id = broadcasts.send(
                    scheduled("readers:10", java.time.Instant.now().plusSeconds(600)));
            jdbc.sql("update delivery.broadcast set planner = -1, planned_after = 'reader-6' where id = ?")
                    .param(id.toString())
                    .update();
            broadcasts.startNow(id);
            assertThat(done(id).counts()).containsEntry(State.SENT, 3L);
            assertThat(channel.sent)
                    .extracting(Message::recipient)
                    .containsExactlyInAnyOrder("reader-7", "reader-8", "reader-9");
        }

        @Test
        void carriesAnAlertPastADigestThatWaitsLonger() {
            channel.ready = false;
            var digest = send("readers:200", Priority.DIGEST);
            var alert = send("readers:200", Priority.ALERT);
            await().until(() -> count(digest, State.PENDING) == 200 && count(alert, State.PENDING) == 200);
            channel.ready = true;
            done(digest);
            assertThat(channel.sent.stream().limit(150))
                    .allSatisfy(it -> assertThat(it.broadcastKey()).startsWith("ALERT"));
        }

        private BroadcastId send(String audience) {
            return broadcasts.send(broadcast(audience));
        }

        private BroadcastId send(String audience, Priority priority) {
            return broadcasts.send(broadcast(audience, priority));
        }

        private static Broadcast broadcast(String audience) {
            return broadcast(audience, Priority.ALERT);
        }

        private static Broadcast broadcast(String audience, Priority priority) {
            return new Broadcast(
                    priority + " " + UUID.randomUUID(),
                    audience,
                    priority,
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
        HeldLanguages heldLanguages() {
            return new HeldLanguages();
        }

        @Bean
        Gone gone() {
            return new Gone();
        }

        @Bean
        AudienceProvider readers(Gone gone, RecordingChannel channel) {
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
                    if (after != null && audience.startsWith("slow-")) {
                        await().atMost(Duration.ofSeconds(10)).until(() -> !channel.sent.isEmpty());
                    }
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

    static class HeldLanguages {
        final Queue<Language> languages = new ConcurrentLinkedQueue<>();

        @EventListener
        void on(LanguageHeld event) {
            languages.add(event.language());
        }
    }

    static class RecordingChannel implements Channel {
        final Queue<Long> times = new ConcurrentLinkedQueue<>();
        private final Map<String, Queue<Outcome>> scripts = new ConcurrentHashMap<>();
        volatile Consumer<Message> meanwhile = it -> {};
        volatile String unreadable = "";
        volatile boolean unreachable;
        volatile int millis;
        volatile Duration spacing = Duration.ZERO;
        volatile @Nullable Fare fare;

        @Override
        public Optional<Fare> fare() {
            return Optional.ofNullable(fare);
        }

        void script(String recipient, Outcome... outcomes) {
            scripts.put(recipient, new ConcurrentLinkedQueue<>(List.of(outcomes)));
        }

        /** How much of the script is left. */
        int scripted(String recipient) {
            return scripts.getOrDefault(recipient, new ConcurrentLinkedQueue<>())
                    .size();
        }

        /** Each paragraph is a message of its own. */
        @Override
        public List<Preview> preview(Card card, Rendering rendering) {
            return Stream.concat(Stream.of(card.title()), card.paragraphs().stream())
                    .map(it -> new Preview("text/plain", it))
                    .toList();
        }

        @Override
        public Duration spacing(String address) {
            return spacing;
        }

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
            meanwhile.accept(message);
            var first = once.remove(message.recipient());
            if (first != null) {
                return first;
            }
            var scripted = scripts.getOrDefault(message.recipient(), new ConcurrentLinkedQueue<>())
                    .poll();
            if (scripted != null) {
                return scripted;
            }
            if (unreachable) {
                return new Outcome.Unreachable("no route");
            }
            if (message.card().title().equals(unreadable)) {
                return new Outcome.Unreadable("can't parse entities");
            }
            if (millis > 0) {
                try {
                    Thread.sleep(millis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            times.add(System.nanoTime());
            sent.add(message);
            return outcomes.getOrDefault(message.recipient(), new Outcome.Sent());
        }
    }
}
