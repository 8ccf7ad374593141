package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Settings.Quiet;
import org.dialogueinfo.subscriptions.Subscriptions.MalformedAddress;
import org.dialogueinfo.subscriptions.Subscriptions.Pending.State;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** What a person changes by their personal link, on both databases. */
class PreferenceCentreTests {

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

        @Autowired
        Subscriptions subscriptions;

        @Autowired
        PreferenceCentre centre;

        @Autowired
        SubscriberAudience audience;

        @Autowired
        RecordingBroadcasts broadcasts;

        @Autowired
        Linking linking;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        SettableClock clock;

        String token = "";

        @BeforeEach
        void subscribe() {
            broadcasts.personal.clear();
            subscriptions.subscribe(MAIL, Rendering.EN, Set.of(Topic.MEETINGS), "test");
            token = subscriptions.tokenFor(page().get(0).ref());
        }

        @Test
        void sendsNothingAtOnceToWhoWantsItGathered() {
            centre.pace(token, Pace.WEEKLY, 18, ZoneId.of("America/New_York"));
            assertThat(page()).isEmpty();
            assertThat(centre.settings(token).orElseThrow())
                    .isEqualTo(new Settings(Pace.WEEKLY, 18, ZoneId.of("America/New_York"), null, null));
            centre.pace(token, Pace.INSTANT, 18, Settings.HOUSE_ZONE);
            assertThat(page()).hasSize(1);
        }

        @Test
        void sendsNothingUntilTheDayThatWasNamed() {
            var tomorrow =
                    LocalDate.ofInstant(clock.instant(), Settings.HOUSE_ZONE).plusDays(1);
            centre.pause(token, tomorrow);
            assertThat(page()).isEmpty();
            centre.pause(token, null);
            assertThat(page()).hasSize(1);
            centre.pause(token, tomorrow);
            clock.forward(Duration.ofHours(24));
            assertThat(page()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "22, 7, 2026-12-01T20:59:59Z,",
            "22, 7, 2026-12-01T21:00:00Z, 2026-12-02T06:00:00Z",
            "22, 7, 2026-12-02T05:59:59Z, 2026-12-02T06:00:00Z",
            "22, 7, 2026-12-02T06:00:00Z,",
            "13, 15, 2026-12-01T12:30:00Z, 2026-12-01T14:00:00Z",
            "13, 15, 2026-12-01T14:00:00Z,",
            "22, 7, 2026-03-28T23:00:00Z, 2026-03-29T05:00:00Z"
        })
        void waitsForTheEndOfTheQuietHours(int from, int to, Instant now, Instant until) {
            var settings = new Settings(Pace.INSTANT, 8, Settings.HOUSE_ZONE, null, new Quiet(from, to));
            assertThat(settings.waitsUntil(now).orElse(null)).isEqualTo(until);
        }

        @Test
        void tellsTheLedgerToWait() {
            var hour = clock.instant().atZone(Settings.HOUSE_ZONE).getHour();
            centre.quiet(token, new Quiet(hour, (hour + 2) % 24));
            assertThat(page().get(0).notBefore()).isAfter(clock.instant());
            centre.quiet(token, null);
            assertThat(page().get(0).notBefore()).isNull();
        }

        @Test
        void refusesHoursThatAreNone() {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> centre.pace(token, Pace.DAILY, 24, Settings.HOUSE_ZONE));
            var today = LocalDate.ofInstant(clock.instant(), Settings.HOUSE_ZONE);
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> centre.pause(token, today));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Quiet(3, 3));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new Quiet(-1, 3));
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> Settings.zone("Nowhere/Else"));
        }

        @Test
        void movesOnceTheNewAddressConfirms() {
            centre.pace(token, Pace.DAILY, 6, Settings.HOUSE_ZONE);
            centre.move(token, "Reader2@Example.org");
            assertThat(subscriptions.held(MAIL)).isPresent();
            assertThat(broadcasts.personal.get(0).to().address()).isEqualTo("reader2@example.org");

            assertThat(subscriptions.confirm(confirmation()).state()).isEqualTo(State.CONFIRMED);
            assertThat(subscriptions.held(MAIL)).isEmpty();
            var moved = subscriptions
                    .held(new Endpoint("email", "reader2@example.org"))
                    .orElseThrow();
            assertThat(moved.topics()).containsExactly(Topic.MEETINGS);
            assertThat(moved.consents()).extracting(it -> it.action()).containsExactly("subscribed", "moved");
            assertThat(centre.settings(token).orElseThrow().pace()).isEqualTo(Pace.DAILY);
        }

        @Test
        void tellsTheOldAddressAndNotWhere() {
            subscriptions.choose(MAIL, Rendering.SQ);
            centre.move(token, "reader2@example.org");
            assertThat(broadcasts.personal).hasSize(1);
            subscriptions.confirm(confirmation());
            assertThat(broadcasts.personal).hasSize(2);
            var told = broadcasts.personal.get(1);
            assertThat(told.to().address()).isEqualTo(MAIL.address());
            assertThat(told.to().rendering()).isEqualTo(Rendering.SQ);
            assertThat(told.card().title()).isEqualTo("Mesazhet tuaja shkojnë tani në një adresë tjetër");
            assertThat(told.card().toString()).doesNotContain("reader2", "/subscriptions/");
        }

        @Test
        void movesNoChatToAnAddress() {
            var chat = Endpoint.telegram(9);
            subscriptions.subscribe(chat, Rendering.EN, Set.of(Topic.MEETINGS), "test");
            centre.move(subscriptions.token(chat).orElseThrow(), "reader2@example.org");
            assertThat(broadcasts.personal).isEmpty();
        }

        @Test
        void keepsNothingUnderAnAddressThatWasMovedFromOrLinked() {
            var other = new Endpoint("email", "reader2@example.org");
            subscriptions.subscribe(other, Rendering.SR, Set.of(Topic.OP_EDS), "test");
            var chat = Endpoint.telegram(9);
            subscriptions.subscribe(chat, Rendering.EN, Set.of(Topic.MEETINGS), "test");
            linking.link(chat, linking.code(other).orElseThrow());
            centre.move(token, other.address());
            subscriptions.confirm(confirmation());
            assertThat(subscriptions.held(MAIL)).isEmpty();
            assertThat(subscriptions.held(token).orElseThrow().address()).isEqualTo(other.address());
            assertThat(subscriptions.held(token).orElseThrow().linked())
                    .containsExactly(new Subscriptions.Linked("telegram", "9", false));

            subscriptions.erase(chat);
            for (var table : List.of("endpoint", "topic", "consent", "pending", "mailed", "joined")) {
                assertThat(jdbc.sql("select count(*) from subscriptions." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(centre.settings(token)).isEmpty();
        }

        @Test
        void joinsTwoSubscriptionsWhenOneMovesToTheOther() {
            var other = new Endpoint("email", "reader2@example.org");
            subscriptions.subscribe(other, Rendering.SR, Set.of(Topic.OP_EDS), "test");
            centre.move(token, other.address());
            subscriptions.confirm(confirmation());
            assertThat(subscriptions.topics(other)).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.OP_EDS);
            assertThat(subscriptions.rendering(other)).contains(Rendering.SR);
            assertThat(subscriptions.topics(MAIL)).isEmpty();
        }

        @Test
        void refusesToMoveToWhatIsNoAddress() {
            assertThatExceptionOfType(MalformedAddress.class).isThrownBy(() -> centre.move(token, "nobody"));
        }

        @Test
        void neverWritesAgainUntilTheOwnerConfirmsAnew() {
            centre.neverAgain(token);
            assertThat(subscriptions.held(MAIL)).isEmpty();
            subscriptions.requestByEmail(MAIL.address(), Rendering.EN, Set.of(Topic.MEETINGS), "test");
            assertThat(broadcasts.personal).isEmpty();
        }

        @Test
        void erasesTheAddressThatWasAskedToMoveTo() {
            centre.move(token, "reader2@example.org");
            subscriptions.erase(token);
            assertThat(subscriptions.confirm(confirmation()).state()).isEqualTo(State.UNKNOWN);
            assertThat(subscriptions.held(new Endpoint("email", "reader2@example.org")))
                    .isEmpty();
        }

        @Test
        void obeysNoForgedLink() {
            var forged = token.substring(0, token.length() - 2) + "~~";
            centre.pace(forged, Pace.DAILY, 6, Settings.HOUSE_ZONE);
            centre.pause(forged, LocalDate.parse("2030-01-01"));
            centre.quiet(forged, new Quiet(1, 2));
            centre.move(forged, "reader2@example.org");
            centre.neverAgain(forged);
            assertThat(centre.settings(forged)).isEmpty();
            assertThat(centre.export(forged)).isEmpty();
            assertThat(broadcasts.personal).isEmpty();
            assertThat(page()).hasSize(1);
        }

        private List<Recipient> page() {
            return audience.page("topic:meetings", null, 10);
        }

        private String confirmation() {
            var page = String.valueOf(
                    broadcasts.personal.get(0).card().buttons().get(0).get(0).to());
            return page.substring(page.indexOf('=') + 1);
        }
    }
}
