package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialogueinfo.roundtables.Bilaterals.Walks;

/**
 * How the bilateral meetings of an event are to be planned: who of one side comes is a host, who of the other is a guest.
 *
 * @param series rows of slots, such as a morning and an afternoon
 * @param minutes how long a meeting lasts
 * @param pause minutes between a meeting and the next of its series
 * @param prime numbers of the slots everybody wants
 * @param interpreters how many can work at once
 * @param away in which slots somebody cannot, by invitation
 */
public record BilateralSetup(
        Side hosts,
        Side guests,
        List<Series> series,
        int minutes,
        int pause,
        List<Room> rooms,
        Set<Integer> prime,
        int interpreters,
        Map<String, Set<Integer>> away) {

    public BilateralSetup {
        require(hosts != guests, "plan-sides");
        require(minutes >= 5 && minutes <= 240, "plan-minutes");
        require(pause >= 0 && pause <= 240, "plan-pause");
        require(!rooms.isEmpty() && rooms.size() <= 50, "plan-rooms");
        require(interpreters >= 0 && interpreters <= 100, "plan-interpreters");
        series = List.copyOf(series);
        rooms = List.copyOf(rooms);
        prime = Set.copyOf(prime);
        away = Map.copyOf(away);
        var count = series.stream().mapToInt(Series::count).sum();
        require(count >= 1 && count <= 200, "plan-slots", String.valueOf(count));
        var starts = starts(series, minutes, pause);
        for (int at = 1; at < starts.size(); at++) {
            var free = starts.get(at - 1).plus(Duration.ofMinutes(minutes));
            require(!starts.get(at).isBefore(free), "plan-series");
        }
    }

    private static void require(boolean holds, String key, Object... values) {
        if (!holds) {
            throw new InputRefused(key, values);
        }
    }

    /** When each slot begins. */
    @JsonIgnore
    public List<Instant> slots() {
        return starts(series, minutes, pause);
    }

    private static List<Instant> starts(List<Series> series, int minutes, int pause) {
        var starts = new ArrayList<Instant>();
        for (var it : series) {
            for (int n = 0; n < it.count(); n++) {
                starts.add(it.start().plus(Duration.ofMinutes((long) n * (minutes + pause))));
            }
        }
        return starts;
    }

    Walks walks() {
        var starts = slots();
        var pauses = IntStream.range(1, starts.size())
                .mapToObj(at -> (int) Duration.between(starts.get(at - 1), starts.get(at))
                                .toMinutes()
                        - minutes)
                .toList();
        var ways = rooms.stream()
                .map(from -> rooms.stream()
                        .map(to -> from.equals(to) ? 0 : from.walk() + to.walk())
                        .toList())
                .toList();
        return new Walks(minutes, pauses, ways);
    }

    /** Slots one after the other. */
    public record Series(Instant start, int count) {

        public Series {
            require(count >= 1 && count <= 200, "plan-series-slots");
        }
    }

    /** @param walk minutes on foot from the room to where all ways meet */
    public record Room(String name, int walk) {

        public Room {
            Invitee.limit("room", name, 100);
            require(!name.isBlank(), "plan-room-name");
            require(walk >= 0 && walk <= 120, "plan-walk");
        }
    }
}
