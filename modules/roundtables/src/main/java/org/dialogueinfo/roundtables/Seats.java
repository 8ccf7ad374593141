package org.dialogueinfo.roundtables;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many seats are taken and how many people wait, by role: counters that every move keeps, with the event locked, so that
 * a reply costs the same however many are invited.
 */
@Component
class Seats {

    private final JdbcClient jdbc;

    Seats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Count of(Roundtable roundtable) {
        var count = new Count(roundtable, new EnumMap<>(Role.class), new EnumMap<>(Role.class));
        jdbc.sql("select role, taken, waiting from roundtables.seat where roundtable_id = ?")
                .param(roundtable.id().value())
                .query(rs -> {
                    var role = Role.valueOf(rs.getString("role"));
                    count.taken.put(role, rs.getInt("taken"));
                    count.waiting.put(role, rs.getInt("waiting"));
                });
        return count;
    }

    /** Keeps the counters with one move; a move between states that count alike costs nothing. */
    void moved(RoundtableId roundtable, Role role, State from, State to) {
        var taken = seat(to) - seat(from);
        var waiting = wait(to) - wait(from);
        if (taken == 0 && waiting == 0) {
            return;
        }
        var known = jdbc.sql("update roundtables.seat set taken = taken + ?, waiting = waiting + ?"
                        + " where roundtable_id = ? and role = ?")
                .params(taken, waiting, roundtable.value(), role.name())
                .update();
        if (known == 0) {
            jdbc.sql("insert into roundtables.seat (roundtable_id, role, taken, waiting) values (?, ?, ?, ?)")
                    .params(roundtable.value(), role.name(), taken, waiting)
                    .update();
        }
    }

    /** Counts anew, after many have moved at once. */
    void recount(RoundtableId roundtable) {
        jdbc.sql("delete from roundtables.seat where roundtable_id = ?")
                .param(roundtable.value())
                .update();
        jdbc.sql("insert into roundtables.seat (roundtable_id, role, taken, waiting) select roundtable_id, role,"
                        + " sum(case when state in (" + names(State.SEATED) + ") then 1 else 0 end),"
                        + " sum(case when state = 'WAITLISTED' then 1 else 0 end)"
                        + " from roundtables.invitee where roundtable_id = ? group by roundtable_id, role")
                .param(roundtable.value())
                .update();
    }

    private static String names(Set<State> states) {
        return states.stream().map(it -> "'" + it.name() + "'").collect(Collectors.joining(", "));
    }

    private static int seat(State it) {
        return it.takesASeat() ? 1 : 0;
    }

    private static int wait(State it) {
        return it == State.WAITLISTED ? 1 : 0;
    }

    /** The counters of an event at one moment, and what they leave room for. */
    record Count(Roundtable roundtable, Map<Role, Integer> taken, Map<Role, Integer> waiting) {

        int all() {
            return taken.values().stream().mapToInt(Integer::intValue).sum();
        }

        int of(Role role) {
            return taken.getOrDefault(role, 0);
        }

        /** Seats that nobody has taken, whatever the role. */
        int free() {
            return roundtable.capacity() - all();
        }

        int free(Role role) {
            var most = roundtable.roleCapacity().get(role);
            return most == null ? free() : Math.min(free(), most - of(role));
        }

        /** Roles in which somebody waits for a seat there is. */
        Set<Role> due() {
            return EnumSet.allOf(Role.class).stream()
                    .filter(it -> waiting.getOrDefault(it, 0) > 0 && free(it) > 0)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
        }

        void offered(Role role) {
            taken.merge(role, 1, Integer::sum);
            waiting.merge(role, -1, Integer::sum);
        }
    }
}
