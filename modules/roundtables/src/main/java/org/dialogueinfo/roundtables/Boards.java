package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The organisers' view of an event, and what they enter at the door. */
@Service
public class Boards {

    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final JdbcClient jdbc;
    private final Clock clock;

    Boards(Events events, Invitees invitees, Moves moves, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How the event stands now. After anonymising, the counts that remain. */
    public Board of(RoundtableId id) {
        var event = events.get(id);
        if (event.phase() == Event.Phase.ANONYMISED) {
            return tallied(event);
        }
        return Board.of(event, guests(id, invitees.all(found(id, Filter.of(Set.of())))));
    }

    /** {@link #of} without the people: a few counts, however many are invited. */
    public Board standing(RoundtableId id) {
        var event = events.get(id);
        return event.phase() == Event.Phase.ANONYMISED ? tallied(event) : Board.standing(event, invitees.tally(id));
    }

    /**
     * A page of those whom a filter shows, in the order of names. Nobody is shown once the event is anonymised.
     *
     * @param page from 1; one that does not exist counts as the nearest that does
     */
    public Shown shown(RoundtableId id, Filter filter, int page, int size) {
        var found = found(id, filter);
        var pages = Math.max(1, (found.size() + size - 1) / size);
        var here = Math.min(Math.max(page, 1), pages);
        var from = (here - 1) * size;
        var guests = guests(id, invitees.all(found.subList(from, Math.min(from + size, found.size()))));
        return new Shown(found.size(), here, pages, guests);
    }

    /** The ids of all whom a filter shows, in the order of names. */
    public List<String> found(RoundtableId id, Filter filter) {
        return events.get(id).phase() == Event.Phase.ANONYMISED ? List.of() : invitees.ids(id, filter);
    }

    /** Those in some states, in the order of names; nobody once the event is anonymised. */
    public List<Board.Guest> guests(RoundtableId id, Set<State> states) {
        return guests(id, Filter.of(states));
    }

    /** Those whom a filter shows, in the order of names; nobody once the event is anonymised. */
    public List<Board.Guest> guests(RoundtableId id, Filter filter) {
        return guests(id, invitees.all(found(id, filter)));
    }

    /** @throws Refusal if the event has no such invitation */
    public Board.Guest guest(RoundtableId id, String invitee) {
        return guests(id, List.of(invitees.get(id, invitee))).get(0);
    }

    private List<Board.Guest> guests(RoundtableId id, List<Invited> people) {
        var standIns = invitees.standIns(id);
        return people.stream()
                .map(it -> Board.Guest.of(it, standIns.getOrDefault(it.id(), "")))
                .toList();
    }

    /** What those of each organisation answered, the largest first; those that are erased are not among them. */
    public Map<String, Map<Answered, Long>> organisations(RoundtableId id) {
        return events.get(id).phase() == Event.Phase.ANONYMISED ? Map.of() : invitees.organisations(id);
    }

    private Board tallied(Event event) {
        var counts = tally(event.id(), "state", State.class, State::valueOf);
        var seated = State.SEATED.stream()
                .mapToLong(it -> counts.getOrDefault(it, 0L))
                .sum();
        return new Board(
                event.id(),
                Codes.of(event.phase()),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                counts,
                tally(event.id(), "role", Role.class, Role::valueOf),
                tally(event.id(), "side", Side.class, Side::valueOf),
                event.roundtable().capacity(),
                event.roundtable().capacity() - (int) seated,
                counts.getOrDefault(State.WAITLISTED, 0L),
                Map.of(),
                Map.of(),
                List.of());
    }

    private <E extends Enum<E>> Map<E, Long> tally(
            RoundtableId id, String dimension, Class<E> type, Function<String, E> label) {
        var tally = Board.zeros(type);
        jdbc.sql("select label, n from roundtables.tally where roundtable_id = ? and dimension = ?")
                .params(id.value(), dimension)
                .query(rs -> {
                    tally.put(label.apply(rs.getString("label")), rs.getLong("n"));
                });
        return tally;
    }

    /**
     * Notes that somebody has come; a second time changes nothing, so that what a phone without network kept can be sent
     * as often as it likes.
     *
     * @param at when it was seen; a time to come counts as now
     * @return whether this was the first time
     * @throws Refusal if the person holds no seat
     */
    public boolean checkIn(RoundtableId id, String invitee, Instant at, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            var it = invitees.get(id, invitee);
            if (it.state() == State.CHECKED_IN || it.state() == State.THANKED) {
                return false;
            }
            moves.move(it, State.CHECKED_IN, Actor.organiser(by, "door"));
            var now = clock.instant();
            invitees.set(invitee, "checked_in_at", Timestamp.from(at.isAfter(now) ? now : at));
            return true;
        });
    }

    /** Takes back what was entered at the door by mistake; the seat stays. */
    public State leave(RoundtableId id, String invitee, String by) {
        return events.locked(id, event -> {
            event.requireOpen();
            moves.move(invitees.get(id, invitee), State.CONFIRMED, Actor.organiser(by, "door"));
            invitees.set(invitee, "checked_in_at", null);
            return State.CONFIRMED;
        });
    }

    /**
     * A page of an event's people.
     *
     * @param found how many the filter shows on all pages
     */
    public record Shown(int found, int page, int pages, List<Board.Guest> guests) {

        /** The same with what was told about people in the reader's language, for programs. */
        public Shown in(Rendering rendering) {
            return new Shown(
                    found,
                    page,
                    pages,
                    guests.stream().map(it -> it.in(rendering)).toList());
        }
    }
}
