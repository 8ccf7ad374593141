package org.dialogueinfo.roundtables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Plans bilateral meetings: who meets whom in which slot and room. A plan never has a clash, whatever time the solver had;
 * the time only makes it fuller.
 */
@Service
public class Bilaterals {

    private static final Duration DEFAULT_TIME = Duration.ofSeconds(4);
    private static final int MOST_WISHES = 5000;

    /** Plans within the house's time. */
    public Plan plan(Request request) {
        return plan(request, DEFAULT_TIME);
    }

    /**
     * Plans as many of the wishes as fit, as evenly as they go round; with a plan of before it keeps what it can of it.
     *
     * @throws IllegalArgumentException if the request does not fit together
     */
    public Plan plan(Request request, Duration time) {
        check(request);
        var wishes = inTurns(request);
        var slots = new BilateralSolver(request, wishes).solve(time);
        return result(request, wishes, slots);
    }

    private static void check(Request it) {
        if (it.slots() < 1 || it.slots() > 200 || it.rooms() < 1 || it.interpreters() < 0) {
            throw new InputRefused("plan-numbers");
        }
        if (it.wishes().size() > MOST_WISHES) {
            throw new InputRefused("plan-wishes", String.valueOf(MOST_WISHES));
        }
        var walks = it.walks();
        if (walks != null
                && (walks.pauses().size() != it.slots() - 1
                        || walks.minutes().size() != it.rooms()
                        || walks.minutes().stream().anyMatch(row -> row.size() != it.rooms()))) {
            throw new InputRefused("plan-walks");
        }
        var hosts = new HashSet<String>();
        it.hosts().forEach(host -> hosts.add(host.id()));
        var guests = new HashSet<String>();
        it.guests().forEach(guest -> guests.add(guest.id()));
        for (var wish : it.wishes()) {
            if (!hosts.contains(wish.host()) || !guests.contains(wish.guest())) {
                throw new InputRefused("plan-wish");
            }
        }
    }

    /** Everybody's first wish before anybody's second, so that places go round. */
    private static List<Wish> inTurns(Request request) {
        var byGuest = new HashMap<String, List<Wish>>();
        request.wishes().stream()
                .distinct()
                .forEach(it -> byGuest.computeIfAbsent(it.guest(), key -> new ArrayList<>())
                        .add(it));
        var turns = new ArrayList<Turn>();
        for (int guest = 0; guest < request.guests().size(); guest++) {
            var own = byGuest.getOrDefault(request.guests().get(guest).id(), List.of());
            for (int at = 0; at < own.size(); at++) {
                turns.add(new Turn(at, guest, own.get((at + guest) % own.size())));
            }
        }
        return turns.stream()
                .sorted(Comparator.comparingInt(Turn::round).thenComparingInt(Turn::guest))
                .map(Turn::wish)
                .toList();
    }

    private record Turn(int round, int guest, Wish wish) {}

    private static Plan result(Request request, List<Wish> wishes, int[] slots) {
        var meetings = new ArrayList<Meeting>();
        for (int at = 0; at < slots.length; at++) {
            if (slots[at] > 0) {
                var it = wishes.get(at);
                meetings.add(new Meeting(it.host(), it.guest(), slots[at], request.roomOf(it.host())));
            }
        }
        meetings.sort(Comparator.comparingInt(Meeting::slot).thenComparingInt(Meeting::room));
        var unmet = new ArrayList<Unmet>();
        for (int at = 0; at < slots.length; at++) {
            if (slots[at] == 0) {
                unmet.add(new Unmet(wishes.get(at), why(request, wishes.get(at), meetings)));
            }
        }
        var moved = (int)
                request.previous().stream().filter(it -> !meetings.contains(it)).count();
        return new Plan(meetings, unmet, moved, Fairness.of(request, meetings));
    }

    private static Why why(Request request, Wish wish, List<Meeting> meetings) {
        var common = request.common(wish);
        if (common.isEmpty()) {
            return Why.NO_COMMON_TIME;
        }
        if (common.stream().allMatch(slot -> busy(meetings, slot, wish.host(), ""))) {
            return Why.HOST_FULL;
        }
        var own =
                meetings.stream().filter(it -> it.guest().equals(wish.guest())).toList();
        if (own.size() >= request.share()) {
            return Why.OTHERS_SHARE;
        }
        var free = common.stream()
                .filter(slot -> !busy(meetings, slot, wish.host(), wish.guest()))
                .toList();
        if (free.isEmpty()) {
            return Why.NO_FREE_TIME;
        }
        var room = request.roomOf(wish.host());
        return free.stream()
                        .allMatch(slot -> own.stream().anyMatch(it -> request.tooFar(slot, room, it.slot(), it.room())))
                ? Why.TOO_FAR
                : Why.NO_ROOM_OR_INTERPRETER;
    }

    private static boolean busy(List<Meeting> meetings, int slot, String host, String guest) {
        return meetings.stream()
                .anyMatch(it -> it.slot() == slot
                        && (it.host().equals(host) || it.guest().equals(guest)));
    }

    /**
     * What is to be planned.
     *
     * @param wishes who should meet whom
     * @param slots how many there are, numbered from 1
     * @param prime the slots everybody wants
     * @param rooms how many there are; a host receives in one room, which hosts share if there are fewer
     * @param walks how far it is from room to room; null if that does not matter
     * @param previous the plan of before, empty for a first one
     */
    public record Request(
            List<Party> hosts,
            List<Party> guests,
            List<Wish> wishes,
            int slots,
            Set<Integer> prime,
            int rooms,
            int interpreters,
            @Nullable Walks walks,
            List<Meeting> previous) {

        public Request {
            previous = List.copyOf(previous);
        }

        /** The room of before, if there is one still, else the one that fewest hosts have. */
        int roomOf(String host) {
            return hostRooms().getOrDefault(host, 1);
        }

        private Map<String, Integer> hostRooms() {
            var known = new HashMap<String, Integer>();
            previous.stream()
                    .filter(it -> it.room() >= 1 && it.room() <= rooms)
                    .forEach(it -> known.putIfAbsent(it.host(), it.room()));
            var used = new int[rooms + 1];
            hosts.forEach(it -> used[known.getOrDefault(it.id(), 0)]++);
            for (var it : hosts) {
                if (!known.containsKey(it.id())) {
                    var emptiest = 1;
                    for (int room = 2; room <= rooms; room++) {
                        emptiest = used[room] < used[emptiest] ? room : emptiest;
                    }
                    known.put(it.id(), emptiest);
                    used[emptiest]++;
                }
            }
            return known;
        }

        /** Whether nobody gets from the one to the other in time. */
        boolean tooFar(int slot, int room, int otherSlot, int otherRoom) {
            return walks != null && room != otherRoom && walks.tooFar(slot, room, otherSlot, otherRoom);
        }

        /** The slots in which both can. */
        List<Integer> common(Wish wish) {
            var host = party(hosts, wish.host());
            var guest = party(guests, wish.guest());
            var common = new ArrayList<Integer>();
            for (int slot = 1; slot <= slots; slot++) {
                if (!host.away().contains(slot) && !guest.away().contains(slot)) {
                    common.add(slot);
                }
            }
            return common;
        }

        boolean interpreted(Wish wish) {
            return !party(hosts, wish.host())
                    .language()
                    .equals(party(guests, wish.guest()).language());
        }

        private static Party party(List<Party> parties, String id) {
            return parties.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
        }

        /** How many meetings one guest may have, so that all get as many. */
        int share() {
            var places = slots * Math.min(rooms, Math.min(hosts.size(), guests.size()));
            return Math.max(1, (places + guests.size() - 1) / Math.max(1, guests.size()));
        }

        int primeShare() {
            var places = prime.size() * Math.min(rooms, Math.min(hosts.size(), guests.size()));
            return Math.max(1, (places + guests.size() - 1) / Math.max(1, guests.size()));
        }
    }

    /**
     * How far it is from room to room.
     *
     * @param lasts minutes of a meeting
     * @param pauses minutes between each slot and the next
     * @param minutes from each room to each
     */
    public record Walks(int lasts, List<Integer> pauses, List<List<Integer>> minutes) {

        boolean tooFar(int slot, int room, int otherSlot, int otherRoom) {
            var first = Math.min(slot, otherSlot);
            var last = Math.max(slot, otherSlot);
            var between = pauses.subList(first - 1, last - 1).stream()
                            .mapToInt(Integer::intValue)
                            .sum()
                    + Math.max(0, last - first - 1) * lasts;
            return minutes.get(room - 1).get(otherRoom - 1) > between;
        }
    }

    /** @param away the slots in which the party cannot, for travel or anything else */
    public record Party(String id, Set<Integer> away, String language) {}

    public record Wish(String host, String guest) {}

    public record Meeting(String host, String guest, int slot, int room) {}

    /** Why a wish could not be met. */
    public enum Why {
        NO_COMMON_TIME,
        HOST_FULL,
        OTHERS_SHARE,
        NO_FREE_TIME,
        TOO_FAR,
        NO_ROOM_OR_INTERPRETER;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return Codes.of(this);
        }
    }

    public record Unmet(Wish wish, Why why) {}

    /**
     * @param moved how many meetings of the plan before are not where they were
     * @param fairness how evenly meetings and prime slots go round among the guests
     */
    public record Plan(List<Meeting> meetings, List<Unmet> unmet, int moved, Fairness fairness) {}

    /** The fewest and the most that a guest has. */
    public record Fairness(int fewest, int most, int fewestPrime, int mostPrime) {

        static Fairness of(Request request, List<Meeting> meetings) {
            var wishing = request.wishes().stream().map(Wish::guest).distinct().toList();
            var all = wishing.stream()
                    .mapToInt(guest -> count(meetings, guest, it -> true))
                    .summaryStatistics();
            var prime = wishing.stream()
                    .mapToInt(guest ->
                            count(meetings, guest, it -> request.prime().contains(it.slot())))
                    .summaryStatistics();
            return wishing.isEmpty()
                    ? new Fairness(0, 0, 0, 0)
                    : new Fairness(all.getMin(), all.getMax(), prime.getMin(), prime.getMax());
        }

        private static int count(List<Meeting> meetings, String guest, Predicate<Meeting> counted) {
            return (int) meetings.stream()
                    .filter(it -> it.guest().equals(guest) && counted.test(it))
                    .count();
        }
    }
}
