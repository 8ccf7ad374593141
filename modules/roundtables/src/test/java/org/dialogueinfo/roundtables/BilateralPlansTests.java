package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import biweekly.Biweekly;
import biweekly.ICalendar;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.roundtables.BilateralSetup.Room;
import org.dialogueinfo.roundtables.BilateralSetup.Series;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Bilateral meetings that are kept: told, changed, cancelled, forgotten. */
@SpringBootTest
@Import(RoundtableCases.Channels.class)
class BilateralPlansTests extends RoundtableCases {

    @Autowired
    BilateralPlans plans;

    @Autowired
    Appointments appointments;

    /** Two hosts of Kosovo, two guests of Serbia, who all come. */
    private List<String> people() {
        var ids = invited(20, 6);
        ids.forEach(this::accept);
        return ids;
    }

    private static BilateralSetup setup(Map<String, Set<Integer>> away) {
        return new BilateralSetup(
                Side.KOSOVO,
                Side.SERBIA,
                List.of(new Series(START, 4), new Series(START.plus(Duration.ofHours(3)), 2)),
                20,
                5,
                List.of(new Room("Room A", 1), new Room("Room B", 1)),
                Set.of(),
                2,
                away);
    }

    @Test
    void tellsEachOfTheirOwnAppointments() {
        var ids = people();
        assertThat(plans.plan(id, setup(Map.of()), "organiser1").meetings()).hasSize(4);
        assertThat(email.of(Kind.BILATERAL)).isEmpty();
        plans.tell(id, "organiser1");
        arrives(Kind.BILATERAL, 8);
        plans.tell(id, "organiser1");
        for (var it : email.of(Kind.BILATERAL)) {
            var entry = entry(it, "REQUEST").getEvents().get(0);
            assertThat(entry.getAttendees()).hasSize(1);
            assertThat(entry.getAttendees().get(0).getEmail()).isEqualTo(it.address());
            assertThat(entry.getLocation().getValue()).contains("Room ");
            assertThat(card(it).paragraphs() + "" + card(it).facts())
                    .as("who meets whom is guarded")
                    .doesNotContain("Person ", "Organisation ");
        }
        var file = plans.calendar(id, ids.get(0));
        assertThat(file).contains("METHOD:PUBLISH").doesNotContain("person1@", "Person ");
        assertThat(Biweekly.parse(file).first().getEvents())
                .hasSize(2)
                .allMatch(it -> it.getAttendees().size() == 1);
        assertThat(email.of(Kind.BILATERAL)).as("nothing is told twice").hasSize(8);
    }

    @Test
    void cancelsOneMeetingAndNoInvitation() {
        var ids = people();
        plans.plan(id, setup(Map.of()), "organiser1");
        plans.tell(id, "organiser1");
        arrives(Kind.BILATERAL, 8);
        var meeting = plans.of(id).meetings().get(0);
        plans.cancel(id, meeting.id(), "organiser1");
        arrives(Kind.BILATERAL_CANCEL, 2);
        var off = email.of(Kind.BILATERAL_CANCEL).get(0);
        var taken = entry(off, "CANCEL").getEvents().get(0);
        var asked = email.to(off.address()).stream()
                .filter(it -> Kind.ofKey(it.broadcastKey()) == Kind.BILATERAL)
                .map(it -> entry(it, "REQUEST").getEvents().get(0))
                .filter(it -> it.getUid().getValue().equals(taken.getUid().getValue()))
                .toList();
        assertThat(asked).hasSize(1);
        assertThat(taken.getSequence().getValue())
                .isGreaterThan(asked.get(0).getSequence().getValue());
        assertThat(ids).allMatch(it -> state(it) == State.ACCEPTED);
        assertThat(plans.plan(id, setup(Map.of()), "organiser1").meetings())
                .as("what was cancelled does not come back")
                .hasSize(3);
    }

    @Test
    void plansAgainWithTheFewestChanges() {
        var ids = people();
        plans.plan(id, setup(Map.of()), "organiser1");
        plans.tell(id, "organiser1");
        arrives(Kind.BILATERAL, 8);
        var before = appointments.of(id);
        var busy = before.stream()
                .filter(it -> it.concerns(ids.get(1)))
                .findFirst()
                .orElseThrow();
        var again = plans.plan(id, setup(Map.of(ids.get(1), Set.of(busy.slot()))), "organiser1");
        assertThat(again.moved()).isEqualTo(1);
        assertThat(again.meetings()).hasSize(4);
        plans.tell(id, "organiser1");
        arrives(Kind.BILATERAL, 10);
        assertThat(appointments.find(busy.id()).orElseThrow().sequence()).isEqualTo(1);
    }

    @Test
    void endsTheMeetingsOfWhoDoesNotCome() {
        var ids = people();
        plans.plan(id, setup(Map.of()), "organiser1");
        plans.tell(id, "organiser1");
        arrives(Kind.BILATERAL, 8);
        replies.answer(token(ids.get(1)), Answer.DECLINE, "");
        timetable.tick();
        arrives(Kind.BILATERAL_CANCEL, 4);
        assertThat(plans.of(id).meetings()).hasSize(2);
        forgetting.anonymise(id, "organiser1");
        assertThat(appointments.of(id)).isEmpty();
        assertThat(appointments.setup(id)).isEmpty();
        assertThat(forgetting.report(id).orElseThrow().report().deleted()).containsEntry("bilaterals", 4L);
    }

    @Test
    void refusesTimesOutsideTheEvent() {
        people();
        var late = new BilateralSetup(
                Side.KOSOVO,
                Side.SERBIA,
                List.of(new Series(START.plus(Duration.ofHours(6)), 1)),
                20,
                0,
                List.of(new Room("Room A", 0)),
                Set.of(),
                0,
                Map.of());
        assertThatIllegalArgumentException().isThrownBy(() -> plans.plan(id, late, "organiser1"));
    }

    private Card card(Message message) {
        return message.card();
    }

    private static ICalendar entry(Message message, String method) {
        var calendar = message.card().calendar();
        if (calendar == null) {
            throw new AssertionError("no calendar entry");
        }
        assertThat(calendar.method()).isEqualTo(method);
        return Biweekly.parse(calendar.text()).first();
    }
}
