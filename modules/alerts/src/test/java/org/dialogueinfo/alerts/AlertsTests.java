package org.dialogueinfo.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.ItemId;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.PreferenceCentre;
import org.dialogueinfo.subscriptions.Settings;
import org.dialogueinfo.subscriptions.Settings.Pace;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** From a publication to what people get: at once, gathered, corrected; on both databases. */
class AlertsTests {

    @Nested
    @SpringBootTest
    @DirtiesContext
    @Import(Channels.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @DirtiesContext
    @Import(Channels.class)
    class OnPostgreSql extends Cases {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
            registry.add("spring.datasource.username", () -> "postgres");
        }
    }

    abstract static class Cases {

        private static final Set<Phase> OVER = EnumSet.of(Phase.DONE, Phase.STOPPED);

        private static int meetings;

        @Autowired
        Editing editing;

        @Autowired
        Subscriptions subscriptions;

        @Autowired
        PreferenceCentre centre;

        @Autowired
        DigestRound round;

        @Autowired
        Broadcasts broadcasts;

        @Autowired
        YearRound year;

        @Autowired
        PieceCards pieceCards;

        @Autowired
        DigestCards digestCards;

        @Autowired
        AlertItems items;

        @Autowired
        RecordingChannel email;

        @Autowired
        RecordingChannel telegram;

        @Autowired
        SettableClock clock;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        TransactionTemplate transactions;

        @BeforeEach
        void clear() {
            for (var table : List.of(
                    "subscriptions.digest_recipient",
                    "subscriptions.digest",
                    "subscriptions.topic",
                    "subscriptions.consent",
                    "subscriptions.endpoint",
                    "alerts.item")) {
                jdbc.sql("delete from " + table).update();
            }
            email.sent.clear();
            telegram.sent.clear();
            setClock("2026-11-24T05:00:00Z");
        }

        @Test
        void correctsOnlyForThoseWhoWereSentTheOldFact() {
            subscribe("old@example.org", Rendering.EN);
            var meeting = publish(meeting("A meeting", "First words"));
            subscribe("new@example.org", Rendering.EN);

            publish(changed(meeting, "Another meeting", "First words"));

            assertThat(cards("old@example.org"))
                    .extracting(Card::title)
                    .containsExactly("A meeting", "Correction: Another meeting");
            assertThat(cards("old@example.org").get(1).facts())
                    .contains(new Card.Fact("Title", "was: A meeting – now: Another meeting"));
            assertThat(cards("new@example.org")).isEmpty();
        }

        @Test
        void changesADetailInPlaceAndSendsNoMailForIt() {
            subscribe("reader1@example.org", Rendering.EN);
            subscriptions.subscribe(Endpoint.telegram(7), Rendering.SR, Set.of(Topic.MEETINGS), "test");
            var meeting = publish(meeting("A meeting", "First words"));
            var announcement = BroadcastId.ofKey("meeting-announced:" + meeting.id());

            publish(changed(meeting, "A meeting", "Better words"));

            assertThat(cards("reader1@example.org")).hasSize(1);
            assertThat(telegram.to("7")).hasSize(2);
            var edit = telegram.to("7").get(1);
            assertThat(edit.edits()).contains(announcement.toString());
            assertThat(edit.card().lead()).isEqualTo("Better words");
            assertThat(edit.card().facts()).anyMatch(it -> it.label().equals("Izmenjeno"));
        }

        @Test
        void announcesAnewWhatWasStoppedBeforeAnybodyGotIt() {
            subscribe("reader1@example.org", Rendering.EN);
            daily("daily@example.org", Rendering.EN, 8, "Europe/Belgrade");
            setClock("2026-11-24T09:00:00Z");
            var meeting = meeting("A mistkae", "Words");
            assertThat(broadcasts.stop(Alerts.ofMeeting(heldBack(meeting)))).isTrue();
            heldBack(changed(meeting, "A mistake", "Words"));
            publish(changed(meeting, "A mistake", "Better words"));

            assertThat(cards("reader1@example.org")).singleElement().satisfies(it -> {
                assertThat(it.title()).isEqualTo("A mistake");
                assertThat(it.lead()).isEqualTo("Better words");
            });
            publish(changed(meeting, "Another title", "Better words"));
            assertThat(cards("reader1@example.org").get(1).facts())
                    .contains(new Card.Fact("Title", "was: A mistake – now: Another title"));
            runAt("2026-11-25T07:01:00Z");
            assertThat(cards("daily@example.org").toString())
                    .contains("Better words")
                    .doesNotContain("mistkae");
        }

        @Test
        void comparesACorrectionWithWhatReadersWereToldLast() {
            subscribe("reader1@example.org", Rendering.EN);
            var meeting = publish(meeting("First title", "Words"));
            heldBack(changed(meeting, "Second title", "Wrods"));
            publish(changed(meeting, "Second title", "Words"));
            assertThat(cards("reader1@example.org").get(1).facts())
                    .contains(new Card.Fact("Title", "was: First title – now: Second title"));

            subscriptions.subscribe(
                    new Endpoint("email", "follower@example.org"), Rendering.EN, Set.of(Topic.AGREEMENTS), "test");
            editing.save(agreement("2", "Wrods.", "A note", Agreement.Implementation.MINIMAL), List.of(), "e", null);
            heldBack(() -> editing.publish(new AgreementId("test-2"), "e", EnumSet.allOf(Language.class)));
            publish(agreement("2", "Words.", "A note", Agreement.Implementation.MINIMAL));
            assertThat(cards("follower@example.org"))
                    .extracting(Card::title)
                    .singleElement()
                    .asString()
                    .doesNotContain("Correction");
        }

        private Editing.Publication heldBack(Meeting meeting) {
            editing.save(meeting, List.of(), "editor1", null);
            return heldBack(() -> editing.publish(meeting.id(), "editor1", EnumSet.allOf(Language.class)));
        }

        /** Published so that the alert waits for a minute. */
        private Editing.Publication heldBack(Supplier<Editing.Publication> publishing) {
            return java.util.Objects.requireNonNull(transactions.execute(it -> {
                var publication = publishing.get();
                var alert = publication.id().startsWith("test-")
                        ? Alerts.ofAgreement(publication)
                        : Alerts.ofMeeting(publication);
                assertThat(broadcasts.holdBack(alert, clock.instant().plusSeconds(60)))
                        .isTrue();
                return publication;
            }));
        }

        @Test
        void tellsWhatIsMaterial() {
            var before = meeting("A meeting", "Words");
            assertThat(Materiality.isMaterial(before, changed(before, "Other", "Words")))
                    .isTrue();
            assertThat(Materiality.isMaterial(before, changed(before, "A meeting", "Other words")))
                    .isFalse();
            assertThat(Materiality.isMaterial(before, with(before, Meeting.Status.POSTPONED, "2026-12-01", "Brussels")))
                    .isTrue();
            assertThat(Materiality.isMaterial(before, with(before, before.status(), "2026-12-02", "Brussels")))
                    .isTrue();
            assertThat(Materiality.isMaterial(before, with(before, before.status(), "2026-12-01", "Ohrid")))
                    .isTrue();
            assertThat(Materiality.isMaterial(before, with(before, before.status(), "2026-12-01", "Brussels")))
                    .isFalse();
        }

        @Test
        void tellsFollowersOfAnAgreementTheOldBesideTheNew() {
            subscriptions.subscribe(
                    new Endpoint("email", "follower@example.org"), Rendering.EN, Set.of(Topic.AGREEMENTS), "test");
            subscriptions.subscribe(Endpoint.telegram(8), Rendering.SQ, Set.of(Topic.AGREEMENTS), "test");
            publish(agreement("1", "It began. It goes on.", "A note", Agreement.Implementation.MINIMAL));
            publish(agreement("1", "It began. It has ended.", "A note", Agreement.Implementation.FULL));
            var told = cards("follower@example.org").get(1);
            assertThat(told.facts())
                    .contains(
                            new Card.Fact("Status", "was: minimally implemented – now: implemented in full"),
                            new Card.Fact("Summary", "was: It goes on. – now: It has ended."));

            var last = publish(agreement("1", "It began. It has ended.", "Another", Agreement.Implementation.FULL));
            assertThat(last.revision()).isEqualTo(3);
            assertThat(cards("follower@example.org")).hasSize(2);
            var edit = telegram.to("8").get(2);
            assertThat(edit.edits())
                    .contains(BroadcastId.ofKey("agreement-revised:test-1:2").toString());
            assertThat(edit.card().facts()).anyMatch(it -> it.label().equals("Ndryshuar më"));
        }

        @Test
        void forgetsInDigestsWhatWasWithdrawn() {
            daily("daily2@example.org", Rendering.EN, 8, "Europe/Belgrade");
            setClock("2026-11-24T09:00:00Z");
            var kept = publish(meeting("Kept meeting", "Words"));
            var taken = publish(meeting("Taken back", "Words"));
            editing.withdraw(taken.id(), "editor1", "by mistake");
            runAt("2026-11-25T07:01:00Z");
            assertThat(cards("daily2@example.org"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.toString())
                            .contains("Kept meeting", kept.id().value()))
                    .satisfies(it -> assertThat(it.toString()).doesNotContain("Taken back"));
        }

        @Test
        void gathersForEachAtTheirHourInTheirLanguageAndNothingTwice() {
            subscribe("instant@example.org", Rendering.EN);
            daily("daily@example.org", Rendering.SQ, 8, "Europe/Belgrade");
            daily("far@example.org", Rendering.EN, 8, "America/New_York");
            setClock("2026-11-24T09:00:00Z");
            publish(meeting("First meeting", "Words"));
            publish(meeting("Second meeting", "Words"));

            assertThat(cards("instant@example.org")).hasSize(2);
            runAt("2026-11-25T06:59:00Z");
            assertThat(cards("daily@example.org")).isEmpty();
            runAt("2026-11-25T07:01:00Z");
            runAt("2026-11-25T07:06:00Z");
            assertThat(cards("daily@example.org")).hasSize(1);
            var digest = cards("daily@example.org").get(0);
            assertThat(digest.title()).isEqualTo("2 risi nga dialogu");
            assertThat(digest.lead()).isEqualTo("First meeting · Second meeting");
            assertThat(digest.sections()).hasSize(2).allMatch(it -> it.lines().contains("Words") && it.to() != null);
            assertThat(cards("far@example.org")).isEmpty(); // two in the morning there
            runAt("2026-11-25T13:01:00Z");
            assertThat(cards("far@example.org")).hasSize(1);
            assertThat(cards("instant@example.org")).hasSize(2);

            runAt("2026-11-26T07:01:00Z");
            runAt("2026-11-26T13:01:00Z");
            assertThat(cards("daily@example.org")).hasSize(1);
            assertThat(cards("far@example.org")).hasSize(1);
        }

        @Test
        void gathersAnItemOnceAsItStandsNow() {
            daily("daily@example.org", Rendering.EN, 8, "Europe/Belgrade");
            setClock("2026-11-24T09:00:00Z");
            var meeting = publish(meeting("Announced meeting", "Words"));
            publish(changed(meeting, "Corrected meeting", "Words"));
            runAt("2026-11-25T07:01:00Z");
            assertThat(cards("daily@example.org")).extracting(Card::title).containsExactly("Corrected meeting");
            setClock("2026-11-25T09:00:00Z");
            publish(changed(meeting, "Second title", "Words"));
            publish(changed(meeting, "Third title", "Words"));
            runAt("2026-11-26T07:01:00Z");
            assertThat(cards("daily@example.org").get(1).facts())
                    .contains(new Card.Fact("Title", "was: Corrected meeting – now: Third title"));
        }

        @Test
        void gathersWeeklyOnMonday() {
            var token = subscribe("weekly@example.org", Rendering.EN);
            centre.pace(token, Pace.WEEKLY, 8, Settings.HOUSE_ZONE);
            setClock("2026-11-24T09:00:00Z");
            publish(meeting("A meeting", "Words"));
            for (var day : List.of("25", "26", "27", "28", "29")) {
                runAt("2026-11-" + day + "T12:00:00Z");
            }
            assertThat(cards("weekly@example.org")).isEmpty();
            runAt("2026-11-30T07:05:00Z");
            assertThat(cards("weekly@example.org")).hasSize(1);
            runAt("2026-12-07T07:05:00Z");
            assertThat(cards("weekly@example.org")).hasSize(1);
        }

        @Test
        void losesNothingWhenSomebodyGoesBackToHearingAtOnce() {
            var token = daily("reader1@example.org", Rendering.EN, 8, "Europe/Belgrade");
            setClock("2026-11-24T09:00:00Z");
            publish(meeting("Gathered meeting", "Words"));
            setClock("2026-11-24T10:00:00Z");
            centre.pace(token, Pace.INSTANT, 8, Settings.HOUSE_ZONE);
            setClock("2026-11-24T10:01:00Z");
            publish(meeting("Instant meeting", "Words"));
            runAt("2026-11-24T10:05:00Z");
            runAt("2026-11-25T10:05:00Z");
            assertThat(cards("reader1@example.org"))
                    .extracting(Card::title)
                    .containsExactlyInAnyOrder("Instant meeting", "Gathered meeting");
        }

        @Test
        void sendsNothingGatheredToWhoPausesOrFollowsOtherThings() {
            var paused = daily("paused@example.org", Rendering.EN, 8, "Europe/Belgrade");
            var other = daily("other@example.org", Rendering.EN, 8, "Europe/Belgrade");
            subscriptions.change(other, Rendering.EN, Set.of(Topic.OP_EDS));
            centre.pause(paused, java.time.LocalDate.parse("2026-12-01"));
            setClock("2026-11-24T09:00:00Z");
            publish(meeting("A meeting", "Words"));
            runAt("2026-11-25T07:05:00Z");
            runAt("2026-12-02T07:05:00Z");
            assertThat(cards("paused@example.org")).isEmpty();
            assertThat(cards("other@example.org")).isEmpty();
        }

        @Test
        void writesDaysAsPeopleDo() {
            subscribe("sq@example.org", Rendering.SQ);
            subscribe("sr@example.org", Rendering.SR);
            subscribe("en@example.org", Rendering.EN);
            publish(meeting("A meeting", "Words"));
            assertThat(cards("sq@example.org").get(0).facts()).contains(new Card.Fact("Data", "1 dhjetor 2026"));
            assertThat(cards("sr@example.org").get(0).facts()).contains(new Card.Fact("Datum", "1. decembar 2026."));
            assertThat(cards("en@example.org").get(0).facts()).contains(new Card.Fact("Date", "1 December 2026"));
        }

        @Test
        void sumsUpTheYearOnceForWhoWasThereInIt() {
            subscribe("reader1@example.org", Rendering.SR);
            daily("daily@example.org", Rendering.EN, 8, "Europe/Belgrade");
            setClock("2026-12-30T09:00:00Z");
            var held = meeting("A meeting", "Words");
            publish(copy(held, Meeting.Status.HELD, held.date(), held.place(), "A meeting", "Words"));
            setClock("2027-01-02T09:00:00Z");
            subscribe("late@example.org", Rendering.EN);
            email.sent.clear();

            for (var moment : List.of("2027-01-02T10:00:00Z", "2027-01-03T07:59:00Z")) {
                setClock(moment);
                year.run();
            }
            assertThat(broadcasts.progress(BroadcastId.ofKey("year:2026"))).isEmpty();
            setClock("2027-01-03T08:01:00Z");
            year.run();
            year.run();
            settled(BroadcastId.ofKey("year:2026"));

            assertThat(cards("late@example.org")).isEmpty();
            assertThat(cards("daily@example.org")).hasSize(1);
            assertThat(cards("reader1@example.org")).hasSize(1);
            var card = cards("reader1@example.org").get(0);
            assertThat(card.title()).isEqualTo("Godina 2026. u dijalogu");
            assertThat(card.sections().get(0).lines()).contains("1. decembar 2026.: A meeting");
            assertThat(card.sections().get(1).lines()).containsExactly("U arhivi nema sporazuma iz ove godine.");
        }

        @Test
        void tellsOfOpEdsAndVideosThatAreNew() {
            var token = subscribe("reader1@example.org", Rendering.EN);
            subscriptions.change(token, Rendering.EN, Set.of(Topic.OP_EDS));
            jdbc.sql("delete from alerts.piece").update();
            var shelf = new Pieces();
            var pieces = new PieceRound(shelf.archive(), pieceCards, digestCards, broadcasts, items, jdbc);
            shelf.put(opEd("old-one"));
            pieces.run();
            pieces.run();
            assertThat(broadcasts.progress(BroadcastId.ofKey("op-ed:old-one"))).isEmpty();

            shelf.put(opEd("new-one"));
            pieces.run();
            pieces.run();
            settled(BroadcastId.ofKey("op-ed:new-one"));
            assertThat(cards("reader1@example.org")).hasSize(1);
            var card = cards("reader1@example.org").get(0);
            assertThat(card.title()).isEqualTo("New op-ed: About new-one");
            assertThat(card.facts()).contains(new Card.Fact("Date", "May 2021"));

            shelf.put(opEd("third"));
            shelf.put(video("film"));
            shelf.put(video("nowhere", null));
            pieces.run();
            settled(BroadcastId.ofKey("op-ed:third"));
            assertThat(cards("reader1@example.org")).hasSize(2);
            assertThat(cards("reader1@example.org").get(1).sections())
                    .extracting(Card.Section::title)
                    .hasSize(2)
                    .contains("New video: film");
        }

        private static OpEd opEd(String id) {
            return new OpEd(
                    new ItemId(id),
                    Localized.same("About " + id),
                    null,
                    new PartialDate("2021-05"),
                    Localized.same(URI.create("https://example.org/" + id)),
                    Localized.same("Subject"),
                    List.of());
        }

        private static Video video(String id) {
            return video(id, URI.create("https://example.org/" + id));
        }

        private static Video video(String id, @Nullable URI url) {
            return new Video(
                    new ItemId(id),
                    null,
                    Localized.same(id),
                    url == null ? Localized.none() : Localized.same(url),
                    null,
                    null,
                    List.of(),
                    Localized.none(),
                    Localized.none(),
                    List.of());
        }

        private String subscribe(String address, Rendering rendering) {
            subscriptions.subscribe(new Endpoint("email", address), rendering, Set.of(Topic.MEETINGS), "test");
            return subscriptions.tokenFor(jdbc.sql("select ref from subscriptions.endpoint where address = ?")
                    .param(address)
                    .query(String.class)
                    .single());
        }

        private String daily(String address, Rendering rendering, int hour, String zone) {
            setClock("2026-11-24T08:00:00Z");
            var token = subscribe(address, rendering);
            centre.pace(token, Pace.DAILY, hour, ZoneId.of(zone));
            return token;
        }

        private Meeting publish(Meeting meeting) {
            editing.save(meeting, List.of(), "editor1", null);
            var publication = editing.publish(meeting.id(), "editor1", EnumSet.allOf(Language.class));
            settled(Alerts.ofMeeting(publication));
            return meeting;
        }

        private Editing.Publication publish(Agreement agreement) {
            editing.save(agreement, List.of(), "editor1", null);
            var publication = editing.publish(agreement.id(), "editor1", EnumSet.allOf(Language.class));
            settled(Alerts.ofAgreement(publication));
            return publication;
        }

        private static Agreement agreement(String id, String summary, String note, Agreement.Implementation status) {
            return new Agreement(
                    new AgreementId("test-" + id),
                    Agreement.Kind.AGREEMENT,
                    null,
                    Agreement.Nature.TECHNICAL,
                    null,
                    Agreement.PartOf38.NO,
                    new Agreement.Certainty(
                            Agreement.Degree.NOT_APPLICABLE, Agreement.Degree.NOT_APPLICABLE, Localized.none()),
                    Localized.same("A test agreement"),
                    Localized.none(),
                    Localized.none(),
                    Localized.same(summary),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    new Agreement.Status(status, List.of(), new PartialDate("2026")),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Localized.same(note),
                    List.of());
        }

        private void runAt(String moment) {
            setClock(moment);
            round.run();
            broadcasts.latest(50).stream().map(Progress::id).forEach(this::settled);
        }

        private void setClock(String moment) {
            clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
        }

        private void settled(BroadcastId id) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            OVER.contains(broadcasts.progress(id).orElseThrow().state()));
        }

        private List<Card> cards(String address) {
            return new ArrayList<>(email.to(address))
                    .stream().map(Message::card).toList();
        }

        private static Meeting meeting(String title, String summary) {
            return new Meeting(
                    new MeetingId("2026-12-01-brussels-" + "abcdefghijklmnopqrstuvwxyz".charAt(meetings++ % 26)
                            + "abcdefghijklmnopqrstuvwxyz".charAt(meetings / 26)),
                    new PartialDate("2026-12-01"),
                    null,
                    Meeting.Level.LEADERS,
                    Meeting.Format.JOINT,
                    null,
                    new Meeting.Place("Brussels", null),
                    null,
                    List.of(),
                    List.of(),
                    Localized.same(title),
                    Localized.same(summary),
                    Localized.none(),
                    List.of(),
                    Meeting.Status.ANNOUNCED,
                    Meeting.Evidence.values()[0],
                    List.of());
        }

        private static Meeting changed(Meeting it, String title, String summary) {
            return copy(it, it.status(), it.date(), it.place(), title, summary);
        }

        private static Meeting with(Meeting it, Meeting.Status status, String date, String city) {
            return copy(it, status, new PartialDate(date), new Meeting.Place(city, null), "A meeting", "Other words");
        }

        private static Meeting copy(
                Meeting it,
                Meeting.Status status,
                PartialDate date,
                Meeting.@org.jspecify.annotations.Nullable Place place,
                String title,
                String summary) {
            return new Meeting(
                    it.id(),
                    date,
                    it.lastDay(),
                    it.level(),
                    it.format(),
                    it.round(),
                    place,
                    it.facilitator(),
                    it.participants(),
                    it.topics(),
                    Localized.same(title),
                    Localized.same(summary),
                    it.note(),
                    it.agreements(),
                    status,
                    it.evidence(),
                    it.sources());
        }
    }

    /** An archive that holds op-eds and videos alone. */
    private static final class Pieces {

        private final List<Item> all = new ArrayList<>();

        void put(Item item) {
            all.add(item);
        }

        Archive archive() {
            return (Archive) Proxy.newProxyInstance(
                    Archive.class.getClassLoader(),
                    new Class<?>[] {Archive.class},
                    (proxy, method, values) -> switch (method.getName()) {
                        case "revision" -> (long) all.size();
                        case "all" ->
                            all.stream()
                                    .filter(((Class<?>) values[0])::isInstance)
                                    .toList();
                        default -> throw new UnsupportedOperationException(method.getName());
                    });
        }
    }

    @TestConfiguration
    static class Channels {

        @Bean
        RecordingChannel email() {
            return new RecordingChannel("email", false);
        }

        @Bean
        RecordingChannel telegram() {
            return new RecordingChannel("telegram", true);
        }
    }
}
