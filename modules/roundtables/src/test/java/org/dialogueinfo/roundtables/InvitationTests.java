package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.property.Method;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Inviting and replying, on both databases. */
class InvitationTests {

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    abstract static class Cases extends RoundtableCases {

        @Test
        void writesToEachPersonAloneInTheirLanguage() {
            invited(20, 8);
            assertThat(email.of(Kind.INVITATION)).hasSize(8);
            var subjects = Map.of(
                    Rendering.SQ, "Ftesë: Tryezë e rrumbullakët",
                    Rendering.SR, "Poziv: Okrugli sto",
                    Rendering.SR_CYRL, "Позив: Округли сто",
                    Rendering.EN, "Invitation: Roundtable");
            assertThat(email.sent).allSatisfy(it -> {
                var card = it.card().in(it.rendering());
                assertThat(card.title()).isEqualTo(subjects.get(it.rendering()));
                var others = email.sent.stream()
                        .filter(other -> !other.address().equals(it.address()))
                        .toList();
                assertThat(others)
                        .allSatisfy(other -> assertThat(it.card().toString()).doesNotContain(other.address()));
                assertThat(it.card().sender()).isEqualTo(new Card.Sender("The organisers", "organiser1@example.org"));
            });
            assertThat(email.sent.stream().map(it -> reply(it.card())).distinct())
                    .hasSize(8);
            assertThat(jdbc.sql("select count(*) from delivery.broadcast where cards like '%Person%'")
                            .query(Long.class)
                            .single())
                    .isZero();
            var board = boards.of(id);
            assertThat(board.counts()).containsEntry(State.DELIVERED, 8L);
            assertThat(board.total()).isEqualTo(8);
        }

        @Test
        void sendsNobodyASecondInvitation() {
            invited(20, 3);
            var again = roundtables.send(id, "organiser1");
            add(person(30));
            var later = roundtables.send(id, "organiser1");
            assertThat(later).isNotEqualTo(again);
            done(later);
            assertThat(email.of(Kind.INVITATION)).hasSize(4);
        }

        @Test
        void invitesNobodyToAnEventWithoutPeople() {
            roundtables.save(event(5), "organiser1");
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> roundtables.send(id, "organiser1"))
                    .matches(it -> it.reason() == Reason.NOBODY);
        }

        @Test
        void notesWhoCannotBeReachedAndWhoCanInAnotherWay() {
            roundtables.save(event(5), "organiser1");
            var ids = add(
                    person(1),
                    new Invitee("Other Person", "", Role.STAFF, Side.EU, Rendering.EN, "dead2@example.org", "777", ""));
            email.dead.addAll(List.of("person1@example.org", "dead2@example.org"));
            done(roundtables.send(id, "organiser1"));
            email.dead.clear();
            await().untilAsserted(() -> {
                assertThat(state(ids.get(0))).isEqualTo(State.BOUNCED);
                assertThat(state(ids.get(1))).isEqualTo(State.DELIVERED);
            });
            assertThat(telegram.to("777").get(0).card().buttons().get(0))
                    .extracting(it -> String.valueOf(it.action()))
                    .containsExactly(
                            "rt:accept:" + ids.get(1), "rt:tentative:" + ids.get(1), "rt:decline:" + ids.get(1));
        }

        @Test
        void takesRepliesAndChangesOfMindUntilTheDeadline() {
            var ids = invited(20, 2);
            var token = token(ids.get(0));
            assertThat(replies.see(token).state()).isEqualTo(State.DELIVERED);
            assertThat(replies.answer(token, Answer.TENTATIVE, "")).isEqualTo(State.TENTATIVE);
            assertThat(replies.answer(token, Answer.ACCEPT, "")).isEqualTo(State.ACCEPTED);
            assertThat(replies.answer(token, Answer.ACCEPT, "")).isEqualTo(State.ACCEPTED);
            assertThat(replies.answer(token, Answer.DECLINE, "ill")).isEqualTo(State.DECLINED);
            assertThat(replies.see(token).held().reason()).isEqualTo("ill");
            assertThat(roundtables.history(id, ids.get(0)))
                    .extracting(it -> it.to() + " " + it.actor() + " " + it.way())
                    .containsExactly(
                            "DRAFT organiser:organiser1 import",
                            "APPROVED organiser:organiser1 board",
                            "SENT organiser:organiser1 board",
                            "DELIVERED house delivery",
                            "TENTATIVE invitee link",
                            "ACCEPTED invitee link",
                            "DECLINED invitee link");
            clock.forward(Duration.between(clock.instant(), START.minus(Duration.ofHours(23))));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> replies.answer(token, Answer.ACCEPT, ""))
                    .matches(it -> it.reason() == Reason.TOO_LATE);
            assertThat(replies.see(token).open()).isFalse();
        }

        @Test
        void obeysNoForgedRevokedOrForeignLink() {
            var ids = invited(20, 2);
            var mine = token(ids.get(0));
            var flipped = (mine.charAt(3) == 'A' ? 'B' : 'A');
            var forged = List.of(
                    "",
                    "x",
                    mine + "A",
                    mine.substring(1),
                    mine.substring(0, 3) + flipped + mine.substring(4),
                    mine.substring(0, mine.length() - 2) + "zz",
                    mine.toLowerCase(java.util.Locale.ROOT),
                    ids.get(0));
            assertThat(forged)
                    .allSatisfy(it -> assertThatExceptionOfType(Refusal.class)
                            .isThrownBy(() -> replies.answer(it, Answer.ACCEPT, ""))
                            .matches(refusal -> refusal.reason() == Reason.UNKNOWN));
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> replies.answerByTelegram("999", ids.get(0), Answer.ACCEPT));
            roundtables.revokeLink(id, ids.get(0));
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> replies.see(mine));
            assertThat(replies.see(token(ids.get(0))).state()).isEqualTo(State.DELIVERED);
            assertThat(state(ids.get(1))).isEqualTo(State.DELIVERED);
        }

        @Test
        void givesTheSeatToADelegateOnce() {
            var ids = invited(1, 2);
            accept(ids.get(0));
            replies.delegate(token(ids.get(0)), "Delegate Person", "delegate1@example.org", Rendering.SQ);
            arrives(Kind.OFFER, 1);
            var delegate = boards.of(id).invitees().stream()
                    .filter(it -> ids.get(0).equals(it.delegatedFrom()))
                    .findFirst()
                    .orElseThrow();
            assertThat(delegate.state()).isEqualTo(State.OFFERED);
            assertThat(replies.answer(token(ids.get(1)), Answer.ACCEPT, "")).isEqualTo(State.WAITLISTED);
            assertThat(replies.answer(token(delegate.id()), Answer.ACCEPT, "")).isEqualTo(State.CONFIRMED);
            assertThatExceptionOfType(IllegalMove.class)
                    .isThrownBy(() -> replies.answer(token(ids.get(0)), Answer.ACCEPT, ""))
                    .withMessage("An invitation that is delegated cannot become waitlisted");
            assertThatExceptionOfType(IllegalMove.class)
                    .isThrownBy(() ->
                            replies.delegate(token(delegate.id()), "Third Person", "third1@example.org", Rendering.EN));
        }

        @Test
        void writesCalendarEntriesThatAnotherLibraryReads() {
            invited(20, 4);
            assertThat(email.sent).allSatisfy(it -> {
                var entry = Objects.requireNonNull(it.card().calendar());
                var calendar = Biweekly.parse(entry.text()).first();
                assertThat(calendar.getMethod()).isEqualTo(Method.request());
                assertThat(entry.method()).isEqualTo("REQUEST");
                var event = calendar.getEvents().get(0);
                assertThat(event.getAttendees()).hasSize(1);
                assertThat(event.getAttendees().get(0).getEmail()).isEqualTo(it.address());
                assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(START);
                assertThat(event.getSequence().getValue()).isZero();
                var titles = List.of("Roundtable", "Okrugli sto", "Округли сто", "Tryezë e rrumbullakët");
                assertThat(titles).contains(event.getSummary().getValue());
                assertThat(calendar.getTimezoneInfo().getComponents()).hasSize(1);
                assertThat(calendar.validate(biweekly.ICalVersion.V2_0).isEmpty())
                        .isTrue();
                assertThat(entry.text()).doesNotContain("Person", "energ", "organisers", "Organisation");
                assertThat(entry.text().replace("\r\n", "")).doesNotContain("\n", "\r");
                assertThat(entry.text().split("\r\n"))
                        .allMatch(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= 75);
            });
        }

        @Test
        void tellsCalendarsOfAMoveAndOfNothingElse() {
            var ids = invited(20, 2);
            replies.answer(token(ids.get(1)), Answer.DECLINE, "");
            var it = event(25);
            roundtables.save(it, "organiser1");
            var moved = new Roundtable(
                    id,
                    it.title(),
                    it.description(),
                    it.format(),
                    START.plusSeconds(3600),
                    it.end(),
                    it.place(),
                    "B",
                    25,
                    it.roleCapacity(),
                    it.languages(),
                    it.interpretation(),
                    it.agenda(),
                    true,
                    it.organiser(),
                    it.replyUntil(),
                    List.of(),
                    List.of(),
                    it.letter(),
                    true,
                    48,
                    it.forgetOn(),
                    List.of());
            roundtables.save(moved, "organiser1");
            arrives(Kind.UPDATE, 1);
            var first = calendar(email.of(Kind.INVITATION).stream()
                    .filter(mail -> mail.address().equals("person0@example.org"))
                    .findFirst()
                    .orElseThrow()
                    .card());
            var second = calendar(email.of(Kind.UPDATE).get(0).card());
            assertThat(second.getUid().getValue()).isEqualTo(first.getUid().getValue());
            assertThat(second.getSequence().getValue()).isEqualTo(1);

            roundtables.withdraw(id, ids.get(0), "organiser1");
            arrives(Kind.CANCEL, 1);
            var last = calendar(email.of(Kind.CANCEL).get(0).card());
            assertThat(last.getUid().getValue()).isEqualTo(first.getUid().getValue());
            assertThat(last.getSequence().getValue()).isEqualTo(2);
            assertThat(last.getStatus().isCancelled()).isTrue();
        }

        @Test
        void takesNoEntryBackBeforeItHasArrived() {
            var ids = invited(20, 1);
            jdbc.sql("update roundtables.invitee set request_since = ? where id = ?")
                    .params(java.sql.Timestamp.from(clock.instant()), ids.get(0))
                    .update();
            roundtables.withdraw(id, ids.get(0), "organiser1");
            await().during(Duration.ofMillis(900))
                    .until(() -> email.of(Kind.CANCEL).isEmpty());
            invitees.set(ids.get(0), "request_since", null);
            clock.forward(Duration.ofSeconds(20));
            arrives(Kind.CANCEL, 1);
        }

        @Test
        void takesBackNoEntryThatWasNeverSent() {
            roundtables.save(event(5), "organiser1");
            var ids = add(1);
            roundtables.withdraw(id, ids.get(0), "organiser1");
            await().during(Duration.ofMillis(700)).until(() -> email.sent.isEmpty());
        }

        @Test
        void takesCalendarRepliesOfTheInvitedAddressAndHintsAtOthers() {
            var ids = invited(20, 1);
            var reply = calendarReply(ids.get(0), "person0@example.org", "ACCEPTED", 0);
            assertThat(calendar.take(reply, "other1@example.org", true)).isEqualTo(CalendarReplies.Outcome.HINT);
            assertThat(calendar.take(reply, "person0@example.org", false)).isEqualTo(CalendarReplies.Outcome.HINT);
            assertThat(state(ids.get(0))).isEqualTo(State.DELIVERED);
            assertThat(boards.of(id).invitees().get(0).hint())
                    .hasToString("A calendar reply says accepted, but does not come from the invited address");
            assertThat(boards.of(id).invitees().get(0).hint().in(Rendering.SQ))
                    .isEqualTo("Një përgjigje nga kalendari thotë “pranuar”, por nuk vjen nga adresa e ftuar");
            var foreign = calendarReply(ids.get(0), "other1@example.org", "ACCEPTED", 0);
            assertThat(calendar.take(foreign, "other1@example.org", true)).isEqualTo(CalendarReplies.Outcome.HINT);
            assertThat(calendar.take(reply, "Person0@example.org", true)).isEqualTo(CalendarReplies.Outcome.APPLIED);
            assertThat(state(ids.get(0))).isEqualTo(State.ACCEPTED);
            var unknown = reply.replace(ids.get(0), "3f1c0c9e-0000-4000-8000-000000000000");
            assertThat(calendar.take(unknown, "person0@example.org", true)).isEqualTo(CalendarReplies.Outcome.IGNORED);
            assertThat(calendar.take("no calendar", "person0@example.org", true))
                    .isEqualTo(CalendarReplies.Outcome.IGNORED);
        }

        @Test
        void cancelsForEverybodyAndTellsThem() {
            var ids = invited(20, 3);
            accept(ids.get(0));
            var broadcast = roundtables.cancel(id, "organiser1").orElseThrow();
            done(broadcast);
            arrives(Kind.CANCEL, 3);
            assertThat(boards.of(id).counts()).containsEntry(State.CANCELLED, 3L);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> replies.answer(token(ids.get(0)), Answer.ACCEPT, ""))
                    .matches(it -> it.reason() == Reason.CANCELLED);
            assertThat(broadcasts.progress(broadcast).orElseThrow().counts()).containsEntry(Broadcasts.State.SENT, 3L);
        }

        @Test
        void writesNothingToWhoWantsNoMore() {
            var ids = invited(20, 2);
            replies.stop(token(ids.get(0)));
            done(roundtables.nudge(id, "organiser1"));
            assertThat(email.of(Kind.NUDGE))
                    .extracting(org.dialogueinfo.delivery.spi.Message::address)
                    .containsExactly("person1@example.org");
        }

        private static String reply(Card card) {
            return String.valueOf(card.buttons().get(0).get(0).to());
        }

        private static biweekly.component.VEvent calendar(Card card) {
            var entry = Objects.requireNonNull(card.calendar());
            return Biweekly.parse(entry.text()).first().getEvents().get(0);
        }

        static String calendarReply(String id, String attendee, String status, int sequence) {
            return String.join(
                    "\r\n",
                    "BEGIN:VCALENDAR",
                    "VERSION:2.0",
                    "PRODID:-//Some//Mailer//EN",
                    "METHOD:REPLY",
                    "BEGIN:VEVENT",
                    "UID:" + id + "@" + URI.create("https://example.org").getHost(),
                    "DTSTAMP:20270302T100000Z",
                    "SEQUENCE:" + sequence,
                    "DTSTART:20270320T090000Z",
                    "ATTENDEE;PARTSTAT=" + status + ":mailto:" + attendee,
                    "ORGANIZER:mailto:organiser1@example.org",
                    "END:VEVENT",
                    "END:VCALENDAR",
                    "");
        }
    }
}
