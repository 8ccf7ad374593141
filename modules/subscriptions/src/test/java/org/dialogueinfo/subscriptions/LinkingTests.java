package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.delivery.EndpointGone;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Linking.Outcome;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** One person by mail and in a chat, and what is forgotten when; on both databases. */
class LinkingTests {

    @Nested
    @SpringBootTest
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    @Transactional
    abstract static class Cases {

        static final Endpoint MAIL = new Endpoint("email", "reader1@example.org");
        static final Endpoint CHAT = Endpoint.telegram(7);

        @Autowired
        Linking linking;

        @Autowired
        Subscriptions subscriptions;

        @Autowired
        SubscriberAudience audience;

        @Autowired
        SubscriptionRetention retention;

        @Autowired
        ApplicationEventPublisher events;

        @Autowired
        SettableClock clock;

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        void subscribe() {
            subscriptions.subscribe(MAIL, Rendering.EN, Set.of(Topic.MEETINGS), "test");
            subscriptions.subscribe(CHAT, Rendering.EN, Set.of(Topic.MEETINGS, Topic.OP_EDS), "test");
        }

        @Test
        void hearsOnceOnThePreferredChannelAndOnTheOtherWhenThatEnds() {
            assertThat(channels("meetings")).containsExactlyInAnyOrder("email", "telegram");
            link();
            assertThat(channels("meetings")).containsExactly("telegram");
            assertThat(subscriptions.topics(MAIL)).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.OP_EDS);
            linking.prefer(MAIL);
            assertThat(channels("op-eds")).containsExactly("email");
            events.publishEvent(new EndpointGone("email", MAIL.address(), "bounced"));
            assertThat(channels("op-eds")).containsExactly("telegram");
        }

        @Test
        void changesTopicsForBothAndLeavesOnBoth() {
            link();
            subscriptions.unsubscribe(CHAT, Set.of(Topic.OP_EDS), "test");
            assertThat(subscriptions.topics(MAIL)).containsExactly(Topic.MEETINGS);
            subscriptions.unsubscribeAll(MAIL, "one-click");
            assertThat(channels("meetings")).isEmpty();
            subscriptions.erase(CHAT);
            assertThat(subscriptions.held(MAIL)).isEmpty();
        }

        @Test
        void takesACodeOnceAndInTime() {
            var code = linking.code(CHAT).orElseThrow();
            assertThat(linking.link(CHAT, code)).isEqualTo(Outcome.SAME_ENDPOINT);
            assertThat(linking.link(MAIL, "NONSENSE")).isEqualTo(Outcome.UNKNOWN_CODE);
            clock.forward(Duration.ofMinutes(31));
            assertThat(linking.link(MAIL, code)).isEqualTo(Outcome.UNKNOWN_CODE);
            var fresh = linking.code(CHAT).orElseThrow();
            assertThat(linking.link(MAIL, " " + fresh.toLowerCase(java.util.Locale.ROOT)))
                    .isEqualTo(Outcome.LINKED);
            assertThat(linking.link(MAIL, fresh)).isEqualTo(Outcome.UNKNOWN_CODE);
            assertThat(linking.code(Endpoint.telegram(999))).isEmpty();
        }

        @Test
        void takesNoCodeAfterTenWrongOnesUntilAnHourIsOver() {
            for (int i = 0; i < 10; i++) {
                assertThat(linking.link(MAIL, "NONSENSE")).isEqualTo(Outcome.UNKNOWN_CODE);
            }
            var code = linking.code(CHAT).orElseThrow();
            assertThat(linking.link(MAIL, code)).isEqualTo(Outcome.TOO_MANY_TRIES);
            clock.forward(Duration.ofMinutes(61));
            var fresh = linking.code(CHAT).orElseThrow();
            assertThat(linking.link(MAIL, fresh)).isEqualTo(Outcome.LINKED);
        }

        @Test
        void forgetsWhoLeftAYearAgo() {
            subscriptions.unsubscribeAll(MAIL, "test");
            subscriptions.choose(Endpoint.telegram(8), Rendering.SQ);
            clock.forward(Duration.ofDays(364));
            retention.run();
            assertThat(subscriptions.held(MAIL)).isPresent();
            clock.forward(Duration.ofDays(2));
            retention.run();
            assertThat(subscriptions.held(MAIL)).isEmpty();
            assertThat(subscriptions.rendering(Endpoint.telegram(8))).isEmpty();
            assertThat(subscriptions.held(CHAT)).isPresent();
        }

        @Test
        void letsABounceLapseButNotAComplaint() {
            events.publishEvent(new EndpointGone("email", "bounced@example.org", "mail came back: 5.1.1"));
            events.publishEvent(new EndpointGone("email", "angry@example.org", "complaint"));
            clock.forward(Duration.ofDays(181));
            retention.run();
            assertThat(jdbc.sql("select reason from subscriptions.suppressed")
                            .query(String.class)
                            .list())
                    .containsExactly("COMPLAINED");
        }

        private void link() {
            assertThat(linking.link(MAIL, linking.code(CHAT).orElseThrow())).isEqualTo(Outcome.LINKED);
        }

        private List<String> channels(String topic) {
            return audience.page("topic:" + topic, null, 10).stream()
                    .map(Recipient::channel)
                    .toList();
        }
    }
}
