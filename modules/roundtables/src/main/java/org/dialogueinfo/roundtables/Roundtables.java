package org.dialogueinfo.roundtables;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Event.Phase;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What organisers do with their events and invitations. Everything that changes something is one transaction. */
@Service
public class Roundtables {

    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final Seats seats;
    private final Post post;
    private final Letters letters;
    private final Notes notes;
    private final JdbcClient jdbc;
    private final Clock clock;

    Roundtables(
            Events events,
            Invitees invitees,
            Moves moves,
            Seats seats,
            Post post,
            Letters letters,
            Notes notes,
            JdbcClient jdbc,
            Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.seats = seats;
        this.post = post;
        this.letters = letters;
        this.notes = notes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Keeps an event. If it moves in time or place, those who were invited are told, with a new calendar entry; if seats
     * are added, they are offered to those who wait.
     *
     * @throws Refusal if more seats are taken than would be left, or the event is over for good
     */
    public Roundtable save(Roundtable it, String by) {
        events.add(it, by);
        return events.locked(it.id(), event -> {
            event.requireOpen();
            requireSeats(it);
            var moved = it.movedFrom(event.roundtable());
            var changed = new Event(
                    it,
                    event.phase(),
                    moved ? event.sequence() + 1 : event.sequence(),
                    event.wave(),
                    event.announced(),
                    event.needsForgotten());
            events.keep(changed, by);
            if (moved && event.wave() > 0) {
                post.send(changed, Kind.UPDATE, String.valueOf(changed.sequence()), "told");
            }
            post.offer(changed, moves.promote(changed));
            return it;
        });
    }

    private void requireSeats(Roundtable it) {
        var count = seats.of(it);
        if (count.free() < 0) {
            throw new Refusal(
                    Reason.CAPACITY,
                    Sentence.of("problem.capacity-taken", String.valueOf(count.all()), String.valueOf(it.capacity())));
        }
        it.roleCapacity().forEach((role, most) -> {
            if (count.of(role) > most) {
                throw new Refusal(
                        Reason.CAPACITY,
                        Sentence.of(
                                "problem.capacity-role-taken",
                                String.valueOf(count.of(role)),
                                Sentence.of("role." + role.code()),
                                String.valueOf(most)));
            }
        });
    }

    public Optional<Roundtable> find(RoundtableId id) {
        return events.find(id).map(Event::roundtable);
    }

    /** All events, the newest first. */
    public List<Overview> all() {
        return events.all().stream().map(this::overview).toList();
    }

    /** The events of an organiser, by the chat they named; for the bot. */
    public List<Overview> organisedFrom(String telegram) {
        return events.all().stream()
                .filter(it -> it.roundtable().organiser().telegram().equals(telegram) && !telegram.isBlank())
                .filter(it -> it.phase() != Phase.ANONYMISED)
                .map(this::overview)
                .toList();
    }

    private Overview overview(Event it) {
        return new Overview(it.roundtable(), Codes.of(it.phase()), it.announced());
    }

    /** Approves a draft, or everybody who is one. */
    public int approve(RoundtableId id, @Nullable String invitee, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            var actor = Actor.organiser(by, "board");
            if (invitee == null) {
                return moves.moveAll(id, State.DRAFT, State.APPROVED, actor);
            }
            moves.move(invitees.get(id, invitee), State.APPROVED, actor);
            return 1;
        });
    }

    /**
     * Sends the invitation to everybody who was not sent one yet, approving drafts on the way. With nobody new, it is the
     * broadcast of the time before.
     *
     * @throws Refusal if nobody was ever invited, or the event is cancelled or over
     */
    public BroadcastId send(RoundtableId id, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            if (!clock.instant().isBefore(event.roundtable().end())) {
                throw new Refusal(Reason.TOO_LATE, Sentence.of("problem.over"));
            }
            var actor = Actor.organiser(by, "board");
            moves.moveAll(id, State.DRAFT, State.APPROVED, actor);
            var wave = event.wave() + 1;
            var sent = jdbc.sql(
                            "update roundtables.invitee set wave = ? where roundtable_id = ? and state = 'APPROVED'")
                    .params(wave, id.value())
                    .update();
            if (sent == 0) {
                if (event.wave() == 0) {
                    throw new Refusal(Reason.NOBODY, Sentence.of("problem.nobody-to-invite"));
                }
                return BroadcastId.ofKey(Kind.INVITATION.key(id, String.valueOf(event.wave())));
            }
            moves.moveAll(id, State.APPROVED, State.SENT, actor);
            var changed = new Event(
                    event.roundtable(),
                    event.phase(),
                    event.sequence(),
                    wave,
                    event.announced(),
                    event.needsForgotten());
            events.keep(changed, by);
            return post.send(changed, Kind.INVITATION, String.valueOf(wave), "wave:" + wave);
        });
    }

    /** The invitation exactly as this person would get it. */
    public Card preview(RoundtableId id, String invitee) {
        return letters.write(events.get(id), Kind.INVITATION, "", invitees.get(id, invitee))
                .in(invitees.get(id, invitee).rendering());
    }

    /** Reminds those who have not answered; at most once in an hour. */
    public BroadcastId nudge(RoundtableId id, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            if (invitees.of(id, State.UNANSWERED).isEmpty()) {
                throw new Refusal(Reason.NOBODY, Sentence.of("problem.all-answered"));
            }
            return post.send(event, Kind.NUDGE, hour(), "unanswered");
        });
    }

    /** {@link #nudge}, for who does not follow what becomes of it. */
    public void remind(RoundtableId id, String by) {
        nudge(id, by);
    }

    private String hour() {
        return String.valueOf(clock.instant().getEpochSecond() / 3600);
    }

    /** Writes to those in some of the states, roles or sides; an empty set stands for all. */
    public BroadcastId write(
            RoundtableId id, Set<State> states, Set<Role> roles, Set<Side> sides, String text, String by) {
        return notes.write(
                id,
                it -> (states.isEmpty() || states.contains(it.state()))
                        && (roles.isEmpty() || roles.contains(it.role()))
                        && (sides.isEmpty() || sides.contains(it.side())),
                text,
                by);
    }

    /** Writes to those of some invitations who were asked. */
    public BroadcastId writeTo(RoundtableId id, Set<String> invitations, String text, String by) {
        return notes.write(id, it -> invitations.contains(it.id()), text, by);
    }

    /** Takes one invitation back; a calendar entry that was sent is taken back too. */
    public State withdraw(RoundtableId id, String invitee, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            var it = invitees.get(id, invitee);
            moves.move(it, State.WITHDRAWN, Actor.organiser(by, "board"));
            invitees.set(invitee, "calendar_bump", it.bump() + 1);
            if (State.ASKED.contains(it.state())) {
                post.send(event, Kind.CANCEL, invitee + "-" + it.bump(), "one:" + invitee);
            }
            post.offer(event, moves.promote(event));
            return State.WITHDRAWN;
        });
    }

    /** Makes a withdrawn invitation ready to be sent again, or gives a lost link a new one. */
    public State approveAgain(RoundtableId id, String invitee, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            var it = invitees.get(id, invitee);
            moves.move(it, State.APPROVED, Actor.organiser(by, "board"));
            invitees.set(invitee, "calendar_bump", it.bump() + 1);
            return State.APPROVED;
        });
    }

    /** Ends every link the person was sent; the next letter carries a new one. */
    public void revokeLink(RoundtableId id, String invitee) {
        var it = invitees.get(id, invitee);
        invitees.set(it.id(), "link_version", it.linkVersion() + 1);
    }

    /** Calls the event off and tells everybody who was invited. */
    public Optional<BroadcastId> cancel(RoundtableId id, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            var actor = Actor.organiser(by, "board");
            for (var state : EnumSet.allOf(State.class)) {
                if (state.mayBecome(State.CANCELLED)) {
                    moves.moveAll(id, state, State.CANCELLED, actor);
                }
            }
            var changed = new Event(
                    event.roundtable(),
                    Phase.CANCELLED,
                    event.sequence() + 1,
                    event.wave(),
                    event.announced(),
                    event.needsForgotten());
            events.keep(changed, by);
            return event.wave() == 0
                    ? Optional.<BroadcastId>empty()
                    : Optional.of(post.send(changed, Kind.CANCEL, "all", "told"));
        });
    }

    /** The log of one invitation. */
    public List<Move> history(RoundtableId id, String invitee) {
        return moves.of(invitees.get(id, invitee).id());
    }

    /** @param phase {@code planned}, {@code cancelled} or {@code anonymised} */
    public record Overview(Roundtable roundtable, String phase, boolean announced) {

        public String title(Rendering rendering) {
            return roundtable
                    .title()
                    .shownIn(rendering.language())
                    .map(it -> it.fallback() ? it.value() : rendering.show(it.value()))
                    .orElse("");
        }

        public Instant start() {
            return roundtable.start();
        }
    }
}
