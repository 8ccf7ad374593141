package org.dialogueinfo.roundtables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.search.loop.lns.INeighborFactory;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.search.strategy.selectors.variables.InputOrder;
import org.chocosolver.solver.variables.IntVar;
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
        var slots = new Solving(request, wishes).solve(time);
        return result(request, wishes, slots);
    }

    private static void check(Request it) {
        if (it.slots() < 1 || it.slots() > 200 || it.rooms() < 1 || it.interpreters() < 0) {
            throw new IllegalArgumentException("A plan needs 1 to 200 slots, rooms, and no negative interpreters");
        }
        if (it.wishes().size() > MOST_WISHES) {
            throw new IllegalArgumentException("A plan has at most %d wishes".formatted(MOST_WISHES));
        }
        var hosts = new HashSet<String>();
        it.hosts().forEach(host -> hosts.add(host.id()));
        var guests = new HashSet<String>();
        it.guests().forEach(guest -> guests.add(guest.id()));
        for (var wish : it.wishes()) {
            if (!hosts.contains(wish.host()) || !guests.contains(wish.guest())) {
                throw new IllegalArgumentException("A wish names a host and a guest of the plan");
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
        var used = new HashMap<Integer, Integer>();
        for (int at = 0; at < slots.length; at++) {
            if (slots[at] > 0) {
                var room = used.merge(slots[at], 1, Integer::sum);
                meetings.add(new Meeting(wishes.get(at).host(), wishes.get(at).guest(), slots[at], room));
            }
        }
        meetings.sort(Comparator.comparingInt(Meeting::slot).thenComparingInt(Meeting::room));
        var unmet = new ArrayList<Unmet>();
        for (int at = 0; at < slots.length; at++) {
            if (slots[at] == 0) {
                unmet.add(new Unmet(wishes.get(at), why(request, wishes.get(at), meetings)));
            }
        }
        var moved = (int) request.previous().stream()
                .filter(it -> meetings.stream()
                        .noneMatch(now -> now.host().equals(it.host())
                                && now.guest().equals(it.guest())
                                && now.slot() == it.slot()))
                .count();
        return new Plan(meetings, unmet, moved);
    }

    private static Why why(Request request, Wish wish, List<Meeting> meetings) {
        var common = request.common(wish);
        if (common.isEmpty()) {
            return Why.NO_COMMON_TIME;
        }
        if (common.stream().allMatch(slot -> busy(meetings, slot, wish.host(), ""))) {
            return Why.HOST_FULL;
        }
        var met =
                meetings.stream().filter(it -> it.guest().equals(wish.guest())).count();
        if (met >= request.share()) {
            return Why.OTHERS_SHARE;
        }
        return common.stream().allMatch(slot -> busy(meetings, slot, wish.host(), wish.guest()))
                ? Why.NO_FREE_TIME
                : Why.NO_ROOM_OR_INTERPRETER;
    }

    private static boolean busy(List<Meeting> meetings, int slot, String host, String guest) {
        return meetings.stream()
                .anyMatch(it -> it.slot() == slot
                        && (it.host().equals(host) || it.guest().equals(guest)));
    }

    /** The solver's view: one variable for each wish, its slot, or 0 for not at all. */
    private static final class Solving {

        private final Request request;
        private final List<Wish> wishes;
        private final Map<Wish, Integer> before = new HashMap<>();
        private final Model model = new Model();
        private final IntVar[] slot;

        Solving(Request request, List<Wish> wishes) {
            this.request = request;
            this.wishes = wishes;
            request.previous().forEach(it -> before.put(new Wish(it.host(), it.guest()), it.slot()));
            this.slot = new IntVar[wishes.size()];
            for (int at = 0; at < slot.length; at++) {
                var possible = new ArrayList<>(request.common(wishes.get(at)));
                possible.add(0, 0);
                slot[at] = model.intVar(
                        "w" + at, possible.stream().mapToInt(Integer::intValue).toArray());
            }
        }

        int[] solve(Duration time) {
            var answer = new int[slot.length];
            if (slot.length == 0) {
                return answer;
            }
            constrain();
            var zeros = model.intVar("zeros", 0, slot.length);
            model.count(0, slot, zeros).post();
            var kept = kept();
            var goal = model.intVar("goal", 0, slot.length * (slot.length + 2));
            model.scalar(new IntVar[] {kept, zeros, goal}, new int[] {slot.length + 1, -1, -1}, "=", -slot.length)
                    .post();
            model.setObjective(Model.MAXIMIZE, goal);
            var solver = model.getSolver();
            solver.setSearch(Search.intVarSearch(new InputOrder<>(model), this::favourite, order()));
            solver.setLNS(INeighborFactory.random(slot));
            solver.limitTime(time.toMillis());
            while (solver.solve()) {
                for (int at = 0; at < slot.length; at++) {
                    answer[at] = slot[at].getValue();
                }
            }
            return answer;
        }

        /** What stood before comes first, so that it can stay. */
        private IntVar[] order() {
            var order = new ArrayList<IntVar>();
            for (int at = 0; at < slot.length; at++) {
                if (before.containsKey(wishes.get(at))) {
                    order.add(slot[at]);
                }
            }
            for (int at = 0; at < slot.length; at++) {
                if (!before.containsKey(wishes.get(at))) {
                    order.add(slot[at]);
                }
            }
            return order.toArray(IntVar[]::new);
        }

        /** The slot of before, else the next after a place that differs from wish to wish, and none only at last. */
        private int favourite(IntVar variable) {
            var at = Integer.parseInt(variable.getName().substring(1));
            var known = before.get(wishes.get(at));
            if (known != null && variable.contains(known)) {
                return known;
            }
            var next = variable.nextValue(at % request.slots());
            return next == Integer.MAX_VALUE ? variable.getUB() == 0 ? 0 : variable.nextValue(0) : next;
        }

        private void constrain() {
            for (var host : request.hosts()) {
                clashFree(of(it -> it.host().equals(host.id())));
            }
            for (var guest : request.guests()) {
                var own = of(it -> it.guest().equals(guest.id()));
                clashFree(own);
                if (own.length > 0) {
                    var met = model.intVar(Math.max(0, own.length - request.share()), own.length);
                    model.count(0, own, met).post();
                    primeTime(own);
                }
            }
            limit(slot, request.rooms(), request.hosts().size());
            limit(
                    of(request::interpreted),
                    request.interpreters(),
                    request.hosts().size());
        }

        private IntVar[] of(java.util.function.Predicate<Wish> wanted) {
            var found = new ArrayList<IntVar>();
            for (int at = 0; at < slot.length; at++) {
                if (wanted.test(wishes.get(at))) {
                    found.add(slot[at]);
                }
            }
            return found.toArray(IntVar[]::new);
        }

        private void clashFree(IntVar[] own) {
            if (own.length > 1) {
                model.allDifferentExcept0(own).post();
            }
        }

        private void primeTime(IntVar[] own) {
            if (!request.prime().isEmpty()) {
                var primes =
                        request.prime().stream().mapToInt(Integer::intValue).toArray();
                model.among(model.intVar(0, request.primeShare()), own, primes).post();
            }
        }

        private void limit(IntVar[] meetings, int most, int atOnce) {
            if (most < atOnce && meetings.length > 0) {
                for (int at = 1; at <= request.slots(); at++) {
                    model.count(at, meetings, model.intVar(0, most)).post();
                }
            }
        }

        private IntVar kept() {
            var same = new ArrayList<IntVar>();
            for (int at = 0; at < slot.length; at++) {
                var known = before.get(wishes.get(at));
                if (known != null) {
                    same.add(model.arithm(slot[at], "=", known).reify());
                }
            }
            var kept = model.intVar("kept", 0, same.size());
            if (same.isEmpty()) {
                model.arithm(kept, "=", 0).post();
            } else {
                model.sum(same.toArray(IntVar[]::new), "=", kept).post();
            }
            return kept;
        }
    }

    /**
     * What is to be planned.
     *
     * @param wishes who should meet whom
     * @param slots how many there are, numbered from 1
     * @param prime the slots everybody wants
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
            List<Meeting> previous) {

        public Request {
            previous = List.copyOf(previous);
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
        NO_ROOM_OR_INTERPRETER;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return Codes.of(this);
        }
    }

    public record Unmet(Wish wish, Why why) {}

    /** @param moved how many meetings of the plan before are not where they were */
    public record Plan(List<Meeting> meetings, List<Unmet> unmet, int moved) {}
}
