package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Seats, the waiting list and the timetable, on both databases. */
class WaitingListTests {

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
        void offersAFreedSeatToWhoWaitsLongest() {
            var ids = invited(1, 3);
            accept(ids.get(0), ids.get(1), ids.get(2));
            assertThat(boards.of(id).waiting()).isEqualTo(2);
            replies.answer(token(ids.get(0)), Answer.DECLINE, "");
            assertThat(state(ids.get(1))).isEqualTo(State.OFFERED);
            assertThat(state(ids.get(2))).isEqualTo(State.WAITLISTED);
            arrives(Kind.OFFER, 1);
            assertThat(email.of(Kind.OFFER).get(0).address()).isEqualTo("person1@example.org");

            clock.forward(Duration.ofHours(49));
            timetable.tick();
            assertThat(state(ids.get(1))).isEqualTo(State.DECLINED);
            assertThat(state(ids.get(2))).isEqualTo(State.OFFERED);
            assertThat(replies.answer(token(ids.get(2)), Answer.ACCEPT, "")).isEqualTo(State.CONFIRMED);
            assertThat(replies.answer(token(ids.get(1)), Answer.ACCEPT, "")).isEqualTo(State.WAITLISTED);
        }

        @Test
        void keepsTheCapacityOfARole() {
            roundtables.save(event(10, Map.of(Role.OBSERVER, 1), true), "organiser1");
            var ids = add(person(4), person(9), person(1));
            done(roundtables.send(id, "organiser1"));
            accept(ids.get(0), ids.get(1), ids.get(2));
            assertThat(List.of(state(ids.get(0)), state(ids.get(1)), state(ids.get(2))))
                    .containsExactly(State.ACCEPTED, State.WAITLISTED, State.ACCEPTED);
            roundtables.save(event(10, Map.of(Role.OBSERVER, 2), true), "organiser1");
            assertThat(state(ids.get(1))).isEqualTo(State.OFFERED);
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> roundtables.save(event(2), "organiser1"))
                    .matches(it -> it.reason() == Reason.CAPACITY);
        }

        @Test
        void remindsOnlyThoseWhoNeedItAtADecentHour() {
            var ids = invited(10, 4);
            accept(ids.get(0));
            replies.answer(token(ids.get(1)), Answer.DECLINE, "");
            at("2027-03-13T22:00:00Z");
            await().during(Duration.ofMillis(600))
                    .until(() -> email.of(Kind.REMINDER).isEmpty());
            at("2027-03-14T09:00:00Z");
            arrives(Kind.REMINDER, 2);
            timetable.tick();
            replies.answer(token(ids.get(2)), Answer.ACCEPT, "");
            at("2027-03-19T08:30:00Z");
            arrives(Kind.REMINDER, 5);
            at("2027-03-20T06:30:00Z");
            arrives(Kind.REMINDER, 7);
            timetable.tick();
            assertThat(email.of(Kind.REMINDER))
                    .extracting(Message::address)
                    .containsExactlyInAnyOrder(
                            "person2@example.org",
                            "person3@example.org",
                            "person0@example.org",
                            "person2@example.org",
                            "person3@example.org",
                            "person0@example.org",
                            "person2@example.org");
        }

        @Test
        void checksInOnceAndThanksWhoCame() {
            var ids = invited(10, 3);
            accept(ids.get(0), ids.get(1));
            at("2027-03-20T08:50:00Z");
            assertThat(boards.checkIn(id, ids.get(0), clock.instant(), "organiser1"))
                    .isTrue();
            assertThat(boards.checkIn(id, ids.get(0), clock.instant(), "organiser2"))
                    .isFalse();
            assertThatExceptionOfType(IllegalMove.class)
                    .isThrownBy(() -> boards.checkIn(id, ids.get(2), clock.instant(), "organiser1"))
                    .withMessage("An invitation that is delivered cannot become checked-in");
            replies.needs(token(ids.get(1)), "vegetarian", "");
            at("2027-03-21T08:30:00Z");
            arrives(Kind.THANKS, 1);
            assertThat(state(ids.get(0))).isEqualTo(State.THANKED);
            assertThat(state(ids.get(1))).isEqualTo(State.NO_SHOW);
            at("2027-03-21T16:00:00Z");
            assertThat(jdbc.sql("select count(*) from roundtables.person where diet <> ''")
                            .query(Long.class)
                            .single())
                    .isZero();
            at("2027-04-19T22:30:00Z");
            assertThat(boards.of(id).phase()).isEqualTo("anonymised");
        }

        private void at(String moment) {
            clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
            timetable.tick();
        }

        /** Every channel at once, in an order nobody chose. */
        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6})
        void keepsItsPromisesWhateverHappensAtOnce(long seed) throws Exception {
            var random = new Random(seed);
            var capacity = 2 + random.nextInt(6);
            roundtables.save(event(capacity, Map.of(Role.OBSERVER, 1), true), "organiser1");
            var people = new ArrayList<Invitee>();
            for (int n = 0; n < 16; n++) {
                var it = person(n);
                people.add(new Invitee(
                        it.name(),
                        it.organisation(),
                        it.role(),
                        it.side(),
                        it.rendering(),
                        it.email(),
                        "90" + n + "0",
                        ""));
            }
            var ids = add(people.toArray(Invitee[]::new));
            done(roundtables.send(id, "organiser1"));

            var threads = Executors.newFixedThreadPool(4);
            try {
                var work = new ArrayList<Callable<Integer>>();
                for (int n = 0; n < 4; n++) {
                    var own = random.nextLong();
                    work.add(() -> play(new Random(own), ids, capacity));
                }
                int made = 0;
                for (var done : threads.invokeAll(work)) {
                    made += done.get();
                }
                assertThat(made).isPositive();
            } finally {
                threads.shutdownNow();
            }
            holds(capacity);
            var settled = boards.of(id);
            var count = seats.of(roundtables.find(id).orElseThrow());
            assertThat(count.free()).as("the counters").isEqualTo(settled.free());
            assertThat(count.waiting().values().stream().mapToLong(it -> it).sum())
                    .isEqualTo(settled.waiting());
            assertThat(boards.standing(id).byRole()).isEqualTo(settled.byRole());
            assertThat(jdbc.sql("select count(*) from (select m.invitee_id, lag(m.to_state) over (partition by"
                                    + " m.invitee_id order by m.id) as before, m.from_state from roundtables.move m"
                                    + " where m.roundtable_id = ?) x where before is not null and before <> from_state")
                            .param(id.value())
                            .query(Long.class)
                            .single())
                    .as("the log is one unbroken line for each invitation")
                    .isZero();
        }

        private int play(Random random, List<String> ids, int capacity) {
            int made = 0;
            for (int n = 0; n < 25; n++) {
                var at = random.nextInt(ids.size());
                var it = ids.get(at);
                try {
                    switch (random.nextInt(10)) {
                        case 0, 1, 2 -> replies.answer(token(it), Answer.ACCEPT, "");
                        case 3 -> replies.answer(token(it), Answer.DECLINE, "");
                        case 4 -> replies.answerByTelegram("90" + at + "0", it, Answer.values()[random.nextInt(3)]);
                        case 5 ->
                            calendar.take(
                                    InvitationTests.Cases.calendarReply(
                                            it, "person" + at + "@example.org", "ACCEPTED", 0),
                                    "person" + at + "@example.org",
                                    true);
                        case 6 ->
                            replies.delegate(
                                    token(it),
                                    "Deputy " + random.nextInt(1_000_000),
                                    "deputy" + random.nextInt(1_000_000) + "@example.org",
                                    Rendering.EN);
                        case 7 -> boards.checkIn(id, it, clock.instant(), "organiser1");
                        case 8 -> {
                            if (random.nextInt(3) == 0) {
                                letOffersLapse();
                            }
                            timetable.tick();
                        }
                        default -> {
                            if (random.nextInt(4) == 0) {
                                roundtables.withdraw(id, it, "organiser1");
                            } else {
                                replies.answer(token(it), Answer.TENTATIVE, "");
                            }
                        }
                    }
                    made++;
                } catch (Refusal e) {
                    // the rules said no, which they may
                }
                holds(capacity);
            }
            return made;
        }

        /** As if their time were over; the next tick gives the seats to others. */
        private void letOffersLapse() {
            events.locked(
                    id,
                    event -> jdbc.sql("update roundtables.invitee set offered_until = ? where roundtable_id = ?"
                                    + " and state = 'OFFERED'")
                            .params(Timestamp.from(clock.instant().minusSeconds(60)), id.value())
                            .update());
        }

        private void holds(int capacity) {
            var board = boards.of(id);
            var seated = State.SEATED.stream()
                    .mapToLong(it -> board.counts().getOrDefault(it, 0L))
                    .sum();
            assertThat(seated).isLessThanOrEqualTo(capacity);
            assertThat(board.free()).isEqualTo((int) (capacity - seated));
            assertThat(board.invitees().stream()
                            .filter(it ->
                                    it.role() == Role.OBSERVER && it.state().takesASeat()))
                    .hasSizeLessThanOrEqualTo(1);
            var count = seats.of(roundtables.find(id).orElseThrow());
            assertThat(count.all()).as("the counter").isBetween(0, capacity);
            assertThat(sum(board.counts().values())).isEqualTo(board.total());
            assertThat(sum(board.byRole().values())).isEqualTo(board.total());
            assertThat(sum(board.bySide().values())).isEqualTo(board.total());
        }

        private static long sum(java.util.Collection<Long> counts) {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }
}
