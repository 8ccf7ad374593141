package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves invitations from state to state, logs each move, and gives out seats. To be called with the event locked, so that
 * no seat is given twice.
 */
@Component("roundtablesMoves")
class Moves {

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Invitees invitees;
    private final Seats seats;
    private final Clock clock;

    Moves(JdbcClient jdbc, JdbcOperations batches, Invitees invitees, Seats seats, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.invitees = invitees;
        this.seats = seats;
        this.clock = clock;
    }

    /** @throws IllegalMove if the state does not allow it; nothing is changed then */
    void move(Invited it, State to, Actor actor) {
        var changed = it.state().mayBecome(to)
                ? jdbc.sql("update roundtables.invitee set state = ?, changed_at = ? where id = ? and state = ?")
                        .params(to.name(), now(), it.id(), it.state().name())
                        .update()
                : 0;
        if (changed == 0) {
            throw new IllegalMove(it.state(), to);
        }
        log(it.roundtable(), it.id(), it.state(), to, actor);
        seats.moved(it.roundtable(), it.role(), it.state(), to);
        if (to == State.WAITLISTED) {
            invitees.queue(it);
        }
    }

    /** Moves everybody who is in one state to another, in two statements however many they are. */
    int moveAll(RoundtableId roundtable, State from, State to, Actor actor) {
        if (!from.mayBecome(to)) {
            throw new IllegalMove(from, to);
        }
        jdbc.sql("insert into roundtables.move (roundtable_id, invitee_id, from_state, to_state, moved_at, actor, way)"
                        + " select roundtable_id, id, state, ?, ?, ?, ? from roundtables.invitee where roundtable_id = ?"
                        + " and state = ?")
                .params(to.name(), now(), actor.who(), actor.way(), roundtable.value(), from.name())
                .update();
        var moved = jdbc.sql(
                        "update roundtables.invitee set state = ?, changed_at = ? where roundtable_id = ? and state = ?")
                .params(to.name(), now(), roundtable.value(), from.name())
                .update();
        if (moved > 0 && (from.takesASeat() != to.takesASeat() || from == State.WAITLISTED)) {
            seats.recount(roundtable);
        }
        return moved;
    }

    void begin(RoundtableId roundtable, List<String> ids, State state, Actor actor) {
        var now = now();
        batches.batchUpdate(
                "insert into roundtables.move (roundtable_id, invitee_id, to_state, moved_at, actor, way)"
                        + " values (?, ?, ?, ?, ?, ?)",
                ids.stream()
                        .map(id -> new Object[] {roundtable.value(), id, state.name(), now, actor.who(), actor.way()})
                        .toList());
    }

    private void log(RoundtableId roundtable, String id, State from, State to, Actor actor) {
        jdbc.sql("insert into roundtables.move (roundtable_id, invitee_id, from_state, to_state, moved_at, actor, way)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(roundtable.value(), id, from.name(), to.name(), now(), actor.who(), actor.way())
                .update();
    }

    List<Move> of(String invitee) {
        return jdbc.sql("select from_state, to_state, moved_at, actor, way from roundtables.move where invitee_id = ?"
                        + " order by id")
                .param(invitee)
                .query((rs, n) -> {
                    var from = rs.getString("from_state");
                    return new Move(
                            from == null ? null : State.valueOf(from),
                            State.valueOf(rs.getString("to_state")),
                            rs.getTimestamp("moved_at").toInstant(),
                            rs.getString("actor"),
                            rs.getString("way"));
                })
                .list();
    }

    boolean hasRoom(Event event, Role role) {
        return seats.of(event.roundtable()).free(role) > 0;
    }

    /** Offers free seats to those who wait, in their order; each offer ends in time for the next person. */
    List<Invited> promote(Event event) {
        var now = clock.instant();
        var promoted = new ArrayList<Invited>();
        if (!now.isBefore(event.roundtable().start()) || event.phase() != Event.Phase.PLANNED) {
            return promoted;
        }
        var count = seats.of(event.roundtable());
        var next = invitees.waiting(event.id(), count.due(), count.free());
        for (; !next.isEmpty(); next = invitees.waiting(event.id(), count.due(), count.free())) {
            for (var it : next) {
                if (count.free(it.role()) > 0) {
                    move(it, State.OFFERED, Actor.CLOCK);
                    invitees.offer(it.id(), until(event, now));
                    count.offered(it.role());
                    promoted.add(it);
                }
            }
        }
        return promoted;
    }

    static Instant until(Event event, Instant now) {
        var until = now.plus(Duration.ofHours(event.roundtable().offerHours()));
        return until.isAfter(event.roundtable().start()) ? event.roundtable().start() : until;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
