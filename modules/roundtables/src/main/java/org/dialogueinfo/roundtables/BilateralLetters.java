package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.springframework.stereotype.Component;

/** What those who meet are told of one appointment. The other is named only if both agreed to be seen, or nothing is guarded. */
@Component
class BilateralLetters {

    private final Appointments appointments;
    private final Invitees invitees;
    private final Letters letters;
    private final Words words;
    private final Clock clock;

    BilateralLetters(Appointments appointments, Invitees invitees, Letters letters, Words words, Clock clock) {
        this.appointments = appointments;
        this.invitees = invitees;
        this.letters = letters;
        this.words = words;
        this.clock = clock;
    }

    /** Empty if the letter is not true any more. To be called with the event locked, as it notes what the person is told. */
    Optional<Card> write(Event event, Kind kind, String appointment, Invited to, String channel) {
        var setup = appointments.setup(event.id()).orElse(null);
        var it = appointments.find(appointment).orElse(null);
        if (setup == null || it == null || it.cancelled() != (kind == Kind.BILATERAL_CANCEL)) {
            return Optional.empty();
        }
        var told = appointments.told(it, to.id(), channel);
        if (told == null ? it.cancelled() : told >= it.sequence()) {
            return Optional.empty();
        }
        appointments.tell(it, to.id(), channel);
        return Optional.of(card(event, kind, setup, it, to));
    }

    private Card card(Event event, Kind kind, BilateralSetup setup, Appointment it, Invited to) {
        var language = to.rendering().language();
        var start = setup.slots().get(it.slot() - 1);
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "fact.start"), words.moment(language, start)));
        facts.add(new Fact(
                words.say(language, "fact.end"), words.moment(language, start.plusSeconds(setup.minutes() * 60L))));
        facts.add(new Fact(
                words.say(language, "fact.place"),
                event.roundtable().place() + " ("
                        + setup.rooms().get(it.room() - 1).name() + ")"));
        facts.add(new Fact(words.say(language, "fact.with"), with(event, it, to)));
        var card = letters.card(event, kind, to, List.of(words.say(language, "letter." + Codes.of(kind) + ".text")))
                .withFacts(facts);
        var hasMail = to.details() != null && !to.details().email().isEmpty();
        return event.roundtable().calendar() && hasMail
                ? card.withCalendar(CalendarFile.appointment(event, setup, it, to, words, clock.instant()))
                : card;
    }

    private String with(Event event, Appointment it, Invited to) {
        var other = invitees.find(it.other(to.id())).orElse(null);
        if (other == null) {
            return "–";
        }
        var open = !event.roundtable().chathamHouse() || other.shares() && to.shares();
        return open && !other.name().isEmpty()
                ? other.name()
                : words.say(to.rendering().language(), "side." + other.side().code());
    }
}
