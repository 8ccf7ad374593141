package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dialogueinfo.delivery.EndpointGone;
import org.dialogueinfo.delivery.EndpointMoved;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;
import org.dialogueinfo.subscriptions.Subscriptions.Pending.State;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What people can do about their subscription, on both databases. */
class SubscriptionsTests {

    @Nested
    @SpringBootTest
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    @Transactional
    abstract static class Cases {

        static final Endpoint MAIL = new Endpoint("email", "reader@example.org");
        static final Endpoint CHAT = Endpoint.telegram(123456789);

        @Autowired
        Subscriptions subscriptions;

        @Autowired
        PreferenceCentre centre;

        @Autowired
        SubscriberAudience audience;

        @Autowired
        RecordingBroadcasts broadcasts;

        @Autowired
        SettableClock clock;

        @Autowired
        ApplicationEventPublisher events;

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        void clear() {
            broadcasts.personal.clear();
            broadcasts.forgotten.clear();
        }

        @Test
        void keepsEverythingThatWasChosenWhenAChatGetsANewNumber() {
            var moved = Endpoint.telegram(-1_000_123_456_789L);
            subscriptions.subscribe(CHAT, Rendering.SR_CYRL, Set.of(Topic.MEETINGS, Topic.agreement("energy")), "test");
            centre.quiet(subscriptions.token(CHAT).orElseThrow(), new Settings.Quiet(22, 7));
            var chosen = subscriptions.held(CHAT).orElseThrow().settings();
            subscriptions.choose(moved, Rendering.EN);
            for (int i = 0; i < 2; i++) {
                events.publishEvent(new EndpointMoved("telegram", CHAT.address(), moved.address()));
            }
            assertThat(subscriptions.held(CHAT)).isEmpty();
            var held = subscriptions.held(moved).orElseThrow();
            assertThat(held.rendering()).isEqualTo(Rendering.SR_CYRL);
            assertThat(held.topics()).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.agreement("energy"));
            assertThat(held.settings()).isNotNull().isEqualTo(chosen);
            assertThat(centre.settings(subscriptions.token(moved).orElseThrow())
                            .orElseThrow()
                            .quiet())
                    .isEqualTo(new Settings.Quiet(22, 7));
            assertThat(held.consents())
                    .filteredOn(it -> it.action().equals("moved"))
                    .hasSize(1);
        }

        @Test
        @Transactional(propagation = Propagation.NOT_SUPPORTED)
        void losesNothingWhenBothChatsTellOfTheMoveAtOnce() {
            for (long chat = 900; chat < 920; chat++) {
                var before = Endpoint.telegram(-chat);
                var after = Endpoint.telegram(-1_000_000_000_000L - chat);
                subscriptions.subscribe(before, Rendering.SR, Set.of(Topic.MEETINGS), "test");
                var event = new EndpointMoved("telegram", before.address(), after.address());
                CompletableFuture.allOf(
                                CompletableFuture.runAsync(() -> events.publishEvent(event)),
                                CompletableFuture.runAsync(() -> events.publishEvent(event)))
                        .join();
                assertThat(subscriptions.topics(after)).containsExactly(Topic.MEETINGS);
                assertThat(subscriptions.held(before)).isEmpty();
                subscriptions.erase(after);
            }
        }

        @Test
        void joinsWhatWasChosenInBothChats() {
            var moved = Endpoint.telegram(-1_000_123_456_789L);
            subscriptions.subscribe(CHAT, Rendering.SR, Set.of(Topic.MEETINGS), "test");
            subscriptions.subscribe(moved, Rendering.EN, Set.of(Topic.OP_EDS), "test");
            events.publishEvent(new EndpointMoved("telegram", CHAT.address(), moved.address()));
            assertThat(subscriptions.held(CHAT)).isEmpty();
            assertThat(subscriptions.topics(moved)).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.OP_EDS);
            assertThat(subscriptions.rendering(moved)).contains(Rendering.EN);
        }

        @Test
        void subscribesAMailAddressOnlyOnceItsOwnerConfirms() {
            var token = ask("Reader@Example.org ");
            assertThat(broadcasts.personal.get(0).key()).isEqualTo("confirm:" + Tokens.hash(token));
            assertThat(broadcasts.personal.get(0).to())
                    .isEqualTo(new Recipient(
                            "pending:" + Tokens.hash(token), "email", "reader@example.org", Rendering.SR_CYRL));
            assertThat(broadcasts.personal.get(0).card().title()).isEqualTo("Molimo potvrdite pretplatu");
            assertThat(jdbc.sql("select count(*) from subscriptions.pending where token_hash = ?")
                            .param(token)
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(subscriptions.pending(token).state()).isEqualTo(State.OPEN);
            assertThat(subscriptions.active()).isEmpty();

            var confirmed = subscriptions.confirm(token);
            assertThat(confirmed.state()).isEqualTo(State.CONFIRMED);
            assertThat(confirmed.topics()).containsExactly(Topic.MEETINGS);
            assertThat(subscriptions.topics(MAIL)).containsExactly(Topic.MEETINGS);
            assertThat(subscriptions.rendering(MAIL)).contains(Rendering.SR_CYRL);
            assertThat(subscriptions.active()).containsEntry("email", 1L);
            assertThat(subscriptions.held(MAIL).orElseThrow().consents())
                    .extracting(Subscriptions.ConsentEntry::action)
                    .containsExactly("asked", "confirmed");
        }

        @Test
        void welcomesOnceWithTheLinkByWhichToChangeEverything() {
            var token = ask("reader@example.org");
            subscriptions.confirm(token);
            subscriptions.confirm(token);
            var welcomes = broadcasts.personal.stream()
                    .filter(it -> it.key().startsWith("welcome:"))
                    .toList();
            assertThat(welcomes).hasSize(1);
            assertThat(welcomes.get(0).to().address()).isEqualTo("reader@example.org");
            assertThat(welcomes.get(0).to().rendering()).isEqualTo(Rendering.SR_CYRL);
            assertThat(welcomes.get(0).card().title()).isEqualTo("Dobro došli u Dialogue-Info");
            assertThat(welcomes.get(0).card().buttons().get(0).get(0).to())
                    .asString()
                    .contains("/sr-cyrl/subscriptions/"
                            + subscriptions.token(MAIL).orElseThrow());
        }

        @Test
        void pressingTwiceIsHarmlessAndDoesNotBringBackWhoLeft() {
            var token = ask("reader@example.org");
            subscriptions.confirm(token);
            assertThat(subscriptions.confirm(token).state()).isEqualTo(State.CONFIRMED);
            assertThat(subscriptions.held(MAIL).orElseThrow().consents()).hasSize(2);
            subscriptions.unsubscribeAll(MAIL, "test");
            assertThat(subscriptions.confirm(token).state()).isEqualTo(State.CONFIRMED);
            assertThat(subscriptions.topics(MAIL)).isEmpty();
            assertThat(subscriptions.active()).isEmpty();
        }

        @Test
        void confirmsNothingWithALinkThatIsTooOld() {
            var token = ask("reader@example.org");
            clock.forward(Duration.ofHours(48));
            assertThat(subscriptions.pending(token).state()).isEqualTo(State.EXPIRED);
            assertThat(subscriptions.confirm(token).state()).isEqualTo(State.EXPIRED);
            assertThat(subscriptions.topics(MAIL)).isEmpty();
        }

        @Test
        void confirmsNothingWithATokenThatNobodyWasSent() {
            var token = ask("reader@example.org");
            assertThat(subscriptions.confirm(Tokens.hash(token)).state()).isEqualTo(State.UNKNOWN);
            assertThat(subscriptions.confirm("").state()).isEqualTo(State.UNKNOWN);
            assertThat(subscriptions.active()).isEmpty();
        }

        @Test
        void sendsOneConfirmationMailInTenMinutes() {
            ask("reader@example.org");
            subscriptions.requestByEmail("READER@example.org", Rendering.EN, Set.of(Topic.OP_EDS), "test");
            assertThat(broadcasts.personal).hasSize(1);
            clock.forward(Duration.ofMinutes(10));
            subscriptions.requestByEmail("reader@example.org", Rendering.EN, Set.of(Topic.OP_EDS), "test");
            assertThat(broadcasts.personal).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "reader",
                    "@example.org",
                    "reader@example",
                    "reader@.org",
                    "a@b@example.org",
                    "rea der@example.org",
                    "reader@example.org\r\nBcc: x@example.org",
                    "reader@example.org,other",
                    "reader\u0000@example.org",
                    "reader@example..org"
                })
        void refusesWhatIsNoMailAddress(String address) {
            assertThatExceptionOfType(MalformedAddress.class)
                    .isThrownBy(
                            () -> subscriptions.requestByEmail(address, Rendering.EN, Set.of(Topic.MEETINGS), "test"));
            assertThat(broadcasts.personal).isEmpty();
        }

        @Test
        void refusesAnAddressThatIsTooLong() {
            assertThatExceptionOfType(MalformedAddress.class)
                    .isThrownBy(() -> subscriptions.requestByEmail(
                            "a".repeat(243) + "@example.org", Rendering.EN, Set.of(Topic.MEETINGS), "test"));
        }

        @Test
        void remembersTheLanguageOfWhoSubscribedToNothing() {
            subscriptions.choose(CHAT, Rendering.SQ);
            subscriptions.choose(CHAT, Rendering.SR);
            assertThat(subscriptions.rendering(CHAT)).contains(Rendering.SR);
            assertThat(subscriptions.topics(CHAT)).isEmpty();
            assertThat(subscriptions.active()).isEmpty();
        }

        @Test
        void subscribesAndUnsubscribesTopicByTopic() {
            subscriptions.subscribe(CHAT, Rendering.SQ, Set.of(Topic.MEETINGS), "telegram:/subscribe");
            subscriptions.subscribe(CHAT, Rendering.SQ, Set.of(Topic.OP_EDS), "telegram:/subscribe");
            subscriptions.unsubscribe(CHAT, Set.of(Topic.MEETINGS, Topic.ROUNDTABLES), "telegram:/stop");
            assertThat(subscriptions.topics(CHAT)).containsExactly(Topic.OP_EDS);
            subscriptions.unsubscribe(CHAT, Set.of(Topic.OP_EDS), "telegram:/stop");
            assertThat(subscriptions.active()).isEmpty();
            assertThat(subscriptions.rendering(CHAT)).contains(Rendering.SQ);
            assertThat(subscriptions.held(CHAT).orElseThrow().consents())
                    .extracting(it -> it.action() + " " + it.topics())
                    .containsExactly(
                            "subscribed meetings", "subscribed op-eds", "unsubscribed meetings", "unsubscribed op-eds");
        }

        @Test
        void unsubscribesWithOneClick() {
            subscriptions.confirm(ask("reader@example.org"));
            var token = subscriptions.tokenFor(ref("topic:meetings"));
            assertThat(token).doesNotContain("reader");
            assertThat(subscriptions.preferences(token).orElseThrow())
                    .isEqualTo(new Subscriptions.Preferences(
                            "email", "r…@example.org", Rendering.SR_CYRL, Set.of(Topic.MEETINGS), true));
            subscriptions.unsubscribe(token, "mail:one-click");
            subscriptions.unsubscribe(token, "mail:one-click");
            assertThat(audience.page("topic:meetings", null, 10)).isEmpty();
            assertThat(subscriptions.preferences(token).orElseThrow().active()).isFalse();
            assertThat(subscriptions.held(token).orElseThrow().consents()).hasSize(3);
        }

        @Test
        void obeysNoForgedPersonalLink() {
            subscriptions.confirm(ask("reader@example.org"));
            var token = subscriptions.tokenFor(ref("topic:meetings"));
            var forged = List.of(
                    "",
                    ".",
                    ref("topic:meetings"),
                    ref("topic:meetings") + ".",
                    token + "A",
                    token.substring(0, token.length() - 2) + "~~");
            assertThat(forged).allSatisfy(it -> {
                assertThat(subscriptions.preferences(it)).isEmpty();
                assertThat(subscriptions.held(it)).isEmpty();
                subscriptions.unsubscribe(it, "test");
                subscriptions.change(it, Rendering.EN, Set.of());
                subscriptions.erase(it);
            });
            assertThat(subscriptions.topics(MAIL)).containsExactly(Topic.MEETINGS);
        }

        @Test
        void changesLanguageAndTopicsByPersonalLink() {
            subscriptions.confirm(ask("reader@example.org"));
            var token = subscriptions.tokenFor(ref("topic:meetings"));
            subscriptions.change(token, Rendering.EN, Set.of(Topic.OP_EDS, Topic.agreement("ibm")));
            assertThat(subscriptions.topics(MAIL)).containsExactlyInAnyOrder(Topic.OP_EDS, Topic.agreement("ibm"));
            assertThat(subscriptions.rendering(MAIL)).contains(Rendering.EN);
            subscriptions.change(token, Rendering.EN, Set.of());
            assertThat(subscriptions.active()).isEmpty();
            subscriptions.change(token, Rendering.EN, Set.of(Topic.MEETINGS));
            assertThat(subscriptions.topics(MAIL)).containsExactly(Topic.MEETINGS);
        }

        @Test
        void readsAnAudiencePageByPageAndNoOneTwice() {
            for (int i = 0; i < 7; i++) {
                subscriptions.subscribe(
                        Endpoint.telegram(i), Rendering.EN, Set.of(Topic.AGREEMENTS, Topic.agreement("ibm")), "test");
            }
            subscriptions.subscribe(Endpoint.telegram(7), Rendering.EN, Set.of(Topic.agreement("ibm")), "test");
            subscriptions.subscribe(Endpoint.telegram(8), Rendering.EN, Set.of(Topic.AGREEMENTS), "test");
            subscriptions.subscribe(Endpoint.telegram(9), Rendering.EN, Set.of(Topic.agreement("energy")), "test");

            var refs = new ArrayList<String>();
            var page = audience.page("topic:agreement:ibm", null, 4);
            while (!page.isEmpty()) {
                assertThat(page).hasSizeLessThanOrEqualTo(4);
                page.forEach(it -> refs.add(it.ref()));
                page = audience.page("topic:agreement:ibm", refs.get(refs.size() - 1), 4);
            }
            assertThat(refs).hasSize(9).doesNotHaveDuplicates().isSorted();
            assertThat(audience.page("topic:agreements", null, 100)).hasSize(8);
        }

        @Test
        void providesTopicsAlone() {
            assertThat(List.of("topic:meetings", "topic:agreements", "topic:op-eds", "topic:agreement:ibm"))
                    .allMatch(audience::provides);
            assertThat(List.of("meetings", "topic:", "topic:weather", "topic:agreement:'x"))
                    .noneMatch(audience::provides);
        }

        @Test
        void showsAndErasesEverythingHeld() {
            subscriptions.confirm(ask("reader@example.org"));
            clock.forward(Duration.ofMinutes(11));
            var open = ask("reader@example.org");
            var ref = ref("topic:meetings");
            var held = subscriptions.held(MAIL).orElseThrow();
            assertThat(held.address()).isEqualTo("reader@example.org");
            assertThat(held.consents()).extracting(it -> it.action()).containsExactly("asked", "confirmed", "asked");
            assertThat(held.consents()).allMatch(it -> it.wording().equals("2026-11"));

            assertThat(held.settings()).isNotNull();

            subscriptions.erase(subscriptions.tokenFor(ref));
            assertThat(subscriptions.held(MAIL)).isEmpty();
            assertThat(subscriptions.pending(open).state()).isEqualTo(State.UNKNOWN);
            assertThat(broadcasts.forgotten).contains(ref, "pending:" + Tokens.hash(open));
            for (var table : List.of("endpoint", "topic", "consent", "pending", "mailed")) {
                assertThat(jdbc.sql("select count(*) from subscriptions." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }

        @Test
        void showsWhatIsHeldOfWhoHasNotConfirmed() {
            ask("reader@example.org");
            assertThat(subscriptions.held(MAIL).orElseThrow().active()).isFalse();
            subscriptions.erase(MAIL);
            assertThat(subscriptions.held(MAIL)).isEmpty();
        }

        @Test
        void endsAnEndpointThatIsGone() {
            subscriptions.subscribe(CHAT, Rendering.EN, Set.of(Topic.MEETINGS), "test");
            events.publishEvent(new EndpointGone("telegram", CHAT.address(), "blocked"));
            events.publishEvent(new EndpointGone("telegram", CHAT.address(), "told twice"));
            assertThat(audience.page("topic:meetings", null, 10)).isEmpty();
            assertThat(subscriptions.rendering(CHAT)).contains(Rendering.EN);
            assertThat(jdbc.sql("select ended_reason from subscriptions.endpoint")
                            .query(String.class)
                            .single())
                    .isEqualTo("blocked");
        }

        private String ask(String address) {
            subscriptions.requestByEmail(address, Rendering.SR_CYRL, Set.of(Topic.MEETINGS), "web:/subscribe");
            var sent = broadcasts.personal.get(broadcasts.personal.size() - 1);
            var page = String.valueOf(sent.card().buttons().get(0).get(0).to());
            assertThat(page).startsWith("https://example.org/sr-cyrl/subscriptions/confirm?token=");
            return page.substring(page.indexOf('=') + 1);
        }

        private String ref(String name) {
            return audience.page(name, null, 1).get(0).ref();
        }
    }
}
