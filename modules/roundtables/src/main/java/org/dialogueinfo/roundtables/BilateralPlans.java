package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialogueinfo.roundtables.Appointment.Standing;
import org.dialogueinfo.roundtables.Bilaterals.Party;
import org.dialogueinfo.roundtables.Bilaterals.Plan;
import org.dialogueinfo.roundtables.Bilaterals.Request;
import org.dialogueinfo.roundtables.Bilaterals.Why;
import org.dialogueinfo.roundtables.Bilaterals.Wish;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.springframework.stereotype.Service;

/**
 * The bilateral meetings of an event: planned, kept, planned again with the fewest changes, told to those who meet, and
 * cancelled one by one. Whoever does not come any more has no meetings.
 */
@Service
public class BilateralPlans {

    private static final Set<State> MEETING = Set.of(State.ACCEPTED, State.CONFIRMED, State.CHECKED_IN);

    private final Events events;
    private final Invitees invitees;
    private final Appointments appointments;
    private final Bilaterals bilaterals;
    private final Post post;
    private final Words words;
    private final Clock clock;

    BilateralPlans(
            Events events,
            Invitees invitees,
            Appointments appointments,
            Bilaterals bilaterals,
            Post post,
            Words words,
            Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.appointments = appointments;
        this.bilaterals = bilaterals;
        this.post = post;
        this.words = words;
        this.clock = clock;
    }

    public Optional<BilateralSetup> setup(RoundtableId id) {
        return appointments.setup(id);
    }

    /**
     * Keeps how to plan, and plans: everybody of the one side who comes with everybody of the other, except whom the
     * organisers cancelled. Meetings of before stay where they can. Nobody is told yet.
     */
    public Plan plan(RoundtableId id, BilateralSetup setup, String by) {
        var event = events.get(id);
        event.requireOpen();
        var slots = setup.slots();
        if (slots.get(0).isBefore(event.roundtable().start())
                || slots.get(slots.size() - 1)
                        .plusSeconds(setup.minutes() * 60L)
                        .isAfter(event.roundtable().end())) {
            throw new InputRefused("plan-outside");
        }
        var plan = bilaterals.plan(request(id, setup)); // takes seconds, so not under the lock
        return events.locked(id, now -> {
            now.requireOpen();
            var known = new HashMap<Wish, Appointment>();
            appointments.of(id).forEach(it -> known.put(new Wish(it.host(), it.guest()), it));
            for (var it : plan.meetings()) {
                var before = known.remove(new Wish(it.host(), it.guest()));
                if (before == null) {
                    appointments.add(id, it);
                } else if (before.cancelled() || !before.meeting().equals(it)) {
                    appointments.move(before, it);
                }
            }
            known.values().forEach(it -> appointments.end(it, Standing.DROPPED));
            appointments.prepare(id, setup, plan.unmet(), by);
            return plan;
        });
    }

    private Request request(RoundtableId id, BilateralSetup setup) {
        var people = invitees.of(id, MEETING);
        var hosts = parties(people, setup.hosts(), setup);
        var guests = parties(people, setup.guests(), setup);
        var before = appointments.of(id);
        var off = before.stream()
                .filter(it -> it.standing() == Standing.CANCELLED)
                .map(it -> new Wish(it.host(), it.guest()))
                .collect(Collectors.toSet());
        var wishes = new ArrayList<Wish>();
        for (var guest : guests) {
            for (var host : hosts) {
                var wish = new Wish(host.id(), guest.id());
                if (!off.contains(wish)) {
                    wishes.add(wish);
                }
            }
        }
        var previous = before.stream()
                .filter(it -> !it.cancelled())
                .map(Appointment::meeting)
                .filter(it -> wishes.contains(new Wish(it.host(), it.guest())))
                .toList();
        return new Request(
                hosts,
                guests,
                wishes,
                setup.slots().size(),
                setup.prime(),
                setup.rooms().size(),
                setup.interpreters(),
                setup.walks(),
                previous);
    }

    private static List<Party> parties(List<Invited> people, Side side, BilateralSetup setup) {
        return people.stream()
                .filter(it -> it.side() == side && it.role() != Role.INTERPRETER && it.role() != Role.STAFF)
                .map(it -> new Party(
                        it.id(),
                        setup.away().getOrDefault(it.id(), Set.of()),
                        it.rendering().language().code()))
                .toList();
    }

    /** Tells those who meet what is new to them since they were told last, each appointment with a calendar entry. */
    public void tell(RoundtableId id, String by) {
        events.locked(id, event -> {
            event.requireOpen();
            if (appointments.of(id).stream().allMatch(Appointment::cancelled) && !appointments.anybodyTold(id)) {
                throw new Refusal(Reason.NOBODY, Sentence.of("problem.no-bilaterals"));
            }
            var turn = UUID.randomUUID().toString();
            post.send(event, Kind.BILATERAL_CANCEL, turn, "off");
            return post.send(event, Kind.BILATERAL, turn, "plan");
        });
    }

    /** Takes one meeting out of the plan for good; who was told of it is told now. */
    public void cancel(RoundtableId id, String meeting, String by) {
        events.locked(id, event -> {
            event.requireOpen();
            var it = appointments
                    .find(meeting)
                    .filter(found -> found.roundtable().equals(id) && !found.cancelled())
                    .orElseThrow(() -> Refusal.unknown("bilateral meeting"));
            appointments.end(it, Standing.CANCELLED);
            return post.send(event, Kind.BILATERAL_CANCEL, meeting + "-" + (it.sequence() + 1), "off");
        });
    }

    /** Cancels the meetings of people who do not come any more. To be called with the event locked. */
    void tidy(Event event) {
        var all = appointments.of(event.id()).stream()
                .filter(it -> !it.cancelled())
                .toList();
        if (all.isEmpty()) {
            return;
        }
        var here = invitees.of(event.id(), MEETING).stream().map(Invited::id).collect(Collectors.toSet());
        var off = all.stream()
                .filter(it -> !here.contains(it.host()) || !here.contains(it.guest()))
                .toList();
        off.forEach(it -> appointments.end(it, Standing.DROPPED));
        if (!off.isEmpty()) {
            post.send(event, Kind.BILATERAL_CANCEL, UUID.randomUUID().toString(), "off");
        }
    }

    /** The plan as organisers see it, by name. */
    public Timetabled of(RoundtableId id) {
        var setup = appointments.setup(id).orElse(null);
        if (setup == null) {
            return new Timetabled(List.of(), List.of());
        }
        var people = invitees.of(id).stream().collect(Collectors.toMap(Invited::id, Function.identity()));
        var starts = setup.slots();
        var shown = appointments.of(id).stream()
                .filter(it -> !it.cancelled()
                        && it.slot() <= starts.size()
                        && it.room() <= setup.rooms().size())
                .map(it -> new Shown(
                        it.id(),
                        it.slot(),
                        starts.get(it.slot() - 1),
                        setup.rooms().get(it.room() - 1).name(),
                        name(people, it.host()),
                        name(people, it.guest())))
                .toList();
        var unmet = appointments.unmet(id).stream()
                .map(it -> new Missed(
                        name(people, it.wish().host()), name(people, it.wish().guest()), it.why()))
                .toList();
        return new Timetabled(shown, unmet);
    }

    private static String name(Map<String, Invited> people, String id) {
        var it = people.get(id);
        return it == null || it.name().isEmpty() ? "–" : it.name();
    }

    /** One person's appointments as a calendar file that names them and nobody else. */
    public String calendar(RoundtableId id, String invitee) {
        var event = events.get(id);
        var to = invitees.get(id, invitee);
        var setup = appointments.setup(id).orElseThrow(() -> Refusal.unknown("plan of bilateral meetings"));
        var own = appointments.of(id).stream()
                .filter(it -> it.concerns(invitee) && !it.cancelled())
                .toList();
        return CalendarFile.appointments(event, setup, own, to, words, clock.instant());
    }

    /** What organisers see. */
    public record Timetabled(List<Shown> meetings, List<Missed> unmet) {}

    public record Shown(String id, int slot, Instant start, String room, String host, String guest) {}

    /** A wish the plan could not meet, and why. */
    public record Missed(String host, String guest, Why why) {}
}
