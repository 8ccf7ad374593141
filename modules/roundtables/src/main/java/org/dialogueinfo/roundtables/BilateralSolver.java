package org.dialogueinfo.roundtables;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.chocosolver.solver.Model;
import org.chocosolver.solver.constraints.extension.Tuples;
import org.chocosolver.solver.search.loop.lns.INeighborFactory;
import org.chocosolver.solver.search.strategy.Search;
import org.chocosolver.solver.search.strategy.selectors.variables.InputOrder;
import org.chocosolver.solver.variables.IntVar;
import org.dialogueinfo.roundtables.Bilaterals.Request;
import org.dialogueinfo.roundtables.Bilaterals.Wish;

/** The plan as a solver sees it: one variable for each wish, its slot, or 0 for not at all. */
final class BilateralSolver {

    private final Request request;
    private final List<Wish> wishes;
    private final Map<Wish, Integer> before = new HashMap<>();
    private final Map<String, Integer> rooms = new HashMap<>();
    private final Model model = new Model();
    private final IntVar[] slot;
    private final List<IntVar> met = new ArrayList<>();
    private final List<IntVar> primes = new ArrayList<>();

    BilateralSolver(Request request, List<Wish> wishes) {
        this.request = request;
        this.wishes = wishes;
        request.previous().forEach(it -> before.put(new Wish(it.host(), it.guest()), it.slot()));
        request.hosts().forEach(it -> rooms.put(it.id(), request.roomOf(it.id())));
        this.slot = new IntVar[wishes.size()];
        for (int at = 0; at < slot.length; at++) {
            var possible = new ArrayList<>(request.common(wishes.get(at)));
            possible.add(0, 0);
            slot[at] = model.intVar(
                    "w" + at, possible.stream().mapToInt(Integer::intValue).toArray());
        }
    }

    /** The slot of each wish; better the longer it may take, and done early when nothing better is possible. */
    int[] solve(Duration time) {
        var answer = new int[slot.length];
        if (slot.length == 0) {
            return answer;
        }
        constrain();
        var zeros = model.intVar("zeros", 0, slot.length);
        model.count(0, slot, zeros).post();
        var kept = kept();
        var spread = spread();
        var unfair = 2 * request.slots() + 1;
        var goal = model.intVar("goal", -unfair, (slot.length + 1) * (slot.length + 1) * unfair);
        model.scalar(
                        new IntVar[] {kept, zeros, spread, goal},
                        new int[] {(slot.length + 1) * unfair, -unfair, -1, -1},
                        "=",
                        -slot.length * unfair)
                .post();
        model.setObjective(Model.MAXIMIZE, goal);
        var solver = model.getSolver();
        solver.setSearch(Search.intVarSearch(new InputOrder<>(model), this::favourite, order()));
        solver.setLNS(INeighborFactory.random(slot));
        solver.limitTime(time.toMillis());
        var most = most();
        var fairest = fairest(most);
        while (solver.solve()) {
            for (int at = 0; at < slot.length; at++) {
                answer[at] = slot[at].getValue();
            }
            if (slot.length - zeros.getValue() == most
                    && kept.getValue() == before.size()
                    && spread.getValue() <= fairest) {
                break;
            }
        }
        return answer;
    }

    /** No plan has more meetings than rooms have slots, or guests their share. */
    private int most() {
        var ofGuests = request.guests().stream()
                .mapToInt(it ->
                        Math.min(request.share(), of(wish -> wish.guest().equals(it.id())).length))
                .sum();
        var ofRooms = rooms.values().stream()
                .distinct()
                .mapToInt(room -> Math.min(request.slots(), inRoom(room).length))
                .sum();
        return Math.min(ofGuests, ofRooms);
    }

    /** How far apart guests must be at least if as much as possible is used: nothing, or one where it cannot be shared out. */
    private int fairest(int most) {
        var guests = request.guests().size();
        var places = request.prime().size()
                * (int) Math.min(rooms.values().stream().distinct().count(), guests);
        return guests == 0 ? 0 : (most % guests == 0 ? 0 : 1) + (primes.isEmpty() || places % guests == 0 ? 0 : 1);
    }

    /** How far guests are apart, in meetings and in prime slots; the smaller, the fairer. */
    private IntVar spread() {
        var meetings = spread("meetings", met);
        var prime = spread("prime", primes);
        var spread = model.intVar("spread", 0, 2 * request.slots());
        model.arithm(meetings, "+", prime, "=", spread).post();
        return spread;
    }

    private IntVar spread(String name, List<IntVar> each) {
        if (each.isEmpty()) {
            return model.intVar(0);
        }
        var most = model.intVar("most " + name, 0, request.slots());
        var fewest = model.intVar("fewest " + name, 0, request.slots());
        var counts = each.toArray(IntVar[]::new);
        model.max(most, counts).post();
        model.min(fewest, counts).post();
        var spread = model.intVar("spread of " + name, 0, request.slots());
        model.arithm(most, "-", fewest, "=", spread).post();
        return spread;
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
        rooms.values().stream().distinct().forEach(room -> clashFree(inRoom(room)));
        for (var guest : request.guests()) {
            var own = of(it -> it.guest().equals(guest.id()));
            clashFree(own);
            if (own.length > 0) {
                var none = model.intVar(Math.max(0, own.length - request.share()), own.length);
                model.count(0, own, none).post();
                var meetings = model.intVar(0, Math.min(own.length, request.share()));
                model.arithm(meetings, "+", none, "=", own.length).post();
                met.add(meetings);
                primeTime(own);
            }
            walks(guest.id());
        }
        interpreters();
    }

    private IntVar[] inRoom(int room) {
        return of(it -> rooms.getOrDefault(it.host(), 1) == room);
    }

    private IntVar[] of(Predicate<Wish> wanted) {
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
            var wanted = request.prime().stream().mapToInt(Integer::intValue).toArray();
            var count = model.intVar(0, request.primeShare());
            model.among(count, own, wanted).post();
            primes.add(count);
        }
    }

    /** A guest gets from each meeting to the next in time; hosts stay where they are. */
    private void walks(String guest) {
        for (int one = 0; one < slot.length; one++) {
            for (int other = one + 1; other < slot.length; other++) {
                if (wishes.get(one).guest().equals(guest)
                        && wishes.get(other).guest().equals(guest)) {
                    var apart = tooFar(
                            rooms.getOrDefault(wishes.get(one).host(), 1),
                            rooms.getOrDefault(wishes.get(other).host(), 1));
                    if (apart.nbTuples() > 0) {
                        model.table(slot[one], slot[other], apart).post();
                    }
                }
            }
        }
    }

    private Tuples tooFar(int room, int otherRoom) {
        var tuples = new Tuples(false);
        for (int one = 1; one <= request.slots(); one++) {
            for (int other = 1; other <= request.slots(); other++) {
                if (one != other && request.tooFar(one, room, other, otherRoom)) {
                    tuples.add(one, other);
                }
            }
        }
        return tuples;
    }

    private void interpreters() {
        var interpreted = of(request::interpreted);
        if (request.interpreters() < request.hosts().size() && interpreted.length > 0) {
            for (int at = 1; at <= request.slots(); at++) {
                model.count(at, interpreted, model.intVar(0, request.interpreters()))
                        .post();
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
