package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialogueinfo.roundtables.Bilaterals.Meeting;
import org.dialogueinfo.roundtables.Bilaterals.Party;
import org.dialogueinfo.roundtables.Bilaterals.Plan;
import org.dialogueinfo.roundtables.Bilaterals.Request;
import org.dialogueinfo.roundtables.Bilaterals.Walks;
import org.dialogueinfo.roundtables.Bilaterals.Why;
import org.dialogueinfo.roundtables.Bilaterals.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans of bilateral meetings: no clash, fair, explained, and steady when something changes. */
class BilateralsTests {

    private final Bilaterals bilaterals = new Bilaterals();

    @ParameterizedTest
    @CsvSource({"8, 3, 6, 3, 3", "24, 6, 12, 6, 6", "50, 10, 20, 10, 10", "50, 10, 20, 7, 4"})
    void plansWithoutAClashAndFairly(int guests, int hosts, int slots, int rooms, int interpreters) {
        var request = everybody(guests, hosts, slots, rooms, interpreters);
        var plan = bilaterals.plan(request, Duration.ofSeconds(3));
        holds(request, plan);
        assertThat(plan.meetings().size()).isGreaterThanOrEqualTo(slots * Math.min(rooms, hosts) * 6 / 10);
        var met = new HashMap<String, Integer>();
        plan.meetings().forEach(it -> met.merge(it.guest(), 1, Integer::sum));
        assertThat(met.values()).allMatch(it -> it <= request.share());
        assertThat(plan.meetings().size() + plan.unmet().size()).isEqualTo(guests * hosts);
        assertThat(plan.fairness().most() - plan.fairness().fewest()).isLessThanOrEqualTo(2);
        assertThat(plan.fairness().mostPrime() - plan.fairness().fewestPrime()).isLessThanOrEqualTo(1);
    }

    @Test
    void saysWhyAWishIsNotMet() {
        var request = new Request(
                List.of(new Party("h1", Set.of(1, 2), "en"), new Party("h2", Set.of(), "en")),
                List.of(
                        new Party("g1", Set.of(), "en"),
                        new Party("g2", Set.of(), "en"),
                        new Party("g3", Set.of(), "en")),
                List.of(new Wish("h1", "g1"), new Wish("h2", "g1"), new Wish("h2", "g2"), new Wish("h2", "g3")),
                2,
                Set.of(),
                2,
                2,
                null,
                List.of());
        var plan = bilaterals.plan(request, Duration.ofMillis(500));
        holds(request, plan);
        assertThat(plan.unmet())
                .extracting(Bilaterals.Unmet::why)
                .containsExactlyInAnyOrder(Why.NO_COMMON_TIME, Why.HOST_FULL);
    }

    @Test
    void keepsNearlyAllWhenOneHostLeavesForAnHour() {
        var request = everybody(20, 5, 10, 5, 5);
        var first = bilaterals.plan(request, Duration.ofSeconds(2));
        var hosts = new ArrayList<>(request.hosts());
        hosts.set(0, new Party("h0", Set.of(1), "sr"));
        var again = new Request(hosts, request.guests(), request.wishes(), 10, Set.of(), 5, 5, null, first.meetings());
        var second = bilaterals.plan(again, Duration.ofSeconds(2));
        holds(again, second);
        var lost = first.meetings().stream()
                .filter(it -> it.host().equals("h0") && it.slot() == 1)
                .count();
        assertThat(second.moved()).isEqualTo((int) lost);
    }

    @Test
    void leavesTimeToWalkFromRoomToRoom() {
        var near = everybody(12, 4, 8, 4, 4);
        var minutes =
                List.of(List.of(0, 0, 20, 20), List.of(0, 0, 20, 20), List.of(20, 20, 0, 0), List.of(20, 20, 0, 0));
        var walks = new Walks(30, List.of(5, 5, 5, 60, 5, 5, 5), minutes);
        var request = new Request(near.hosts(), near.guests(), near.wishes(), 8, Set.of(), 4, 4, walks, List.of());
        var plan = bilaterals.plan(request, Duration.ofSeconds(2));
        holds(request, plan);
        assertThat(plan.meetings()).hasSizeGreaterThanOrEqualTo(24);
        assertThat(plan.meetings().stream()
                        .flatMap(one -> plan.meetings().stream()
                                .filter(other -> other.guest().equals(one.guest()) && other.slot() == one.slot() + 1)
                                .filter(other -> one.slot() != 4 && one.room() / 3 != other.room() / 3)))
                .as("nobody has five minutes for a walk of twenty")
                .isEmpty();
        var hurried = new Walks(30, List.of(0), List.of(List.of(0, 9), List.of(9, 0)));
        var two = new Request(
                List.of(new Party("h1", Set.of(), "en"), new Party("h2", Set.of(), "en")),
                List.of(new Party("g1", Set.of(), "en")),
                List.of(new Wish("h1", "g1"), new Wish("h2", "g1")),
                2,
                Set.of(),
                2,
                2,
                hurried,
                List.of());
        assertThat(bilaterals.plan(two, Duration.ofSeconds(1)).unmet())
                .extracting(Bilaterals.Unmet::why)
                .containsExactly(Why.TOO_FAR);
    }

    @Test
    void refusesAWishOfNobody() {
        var request =
                new Request(List.of(), List.of(), List.of(new Wish("h", "g")), 2, Set.of(), 1, 1, null, List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> bilaterals.plan(request));
    }

    static Request everybody(int guests, int hosts, int slots, int rooms, int interpreters) {
        var wishes = new ArrayList<Wish>();
        for (int guest = 0; guest < guests; guest++) {
            for (int host = 0; host < hosts; host++) {
                wishes.add(new Wish("h" + host, "g" + guest));
            }
        }
        return new Request(
                parties("h", hosts, "sr"),
                parties("g", guests, "sq"),
                wishes,
                slots,
                Set.of(slots / 2, slots / 2 + 1),
                rooms,
                interpreters,
                null,
                List.of());
    }

    private static List<Party> parties(String kind, int count, String language) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Party(kind + n, n % 7 == 6 ? Set.of(1) : Set.of(), n % 2 == 0 ? language : "en"))
                .toList();
    }

    static void holds(Request request, Plan plan) {
        var seen = new java.util.HashSet<String>();
        for (Meeting it : plan.meetings()) {
            assertThat(seen.add(it.slot() + it.host())).as("host twice").isTrue();
            assertThat(seen.add(it.slot() + it.guest())).as("guest twice").isTrue();
            assertThat(seen.add(it.slot() + "room" + it.room()))
                    .as("room twice")
                    .isTrue();
            assertThat(it.room()).isBetween(1, request.rooms());
            assertThat(request.common(new Wish(it.host(), it.guest()))).contains(it.slot());
        }
        for (int slot = 1; slot <= request.slots(); slot++) {
            var at = slot;
            assertThat(plan.meetings().stream()
                            .filter(it -> it.slot() == at && request.interpreted(new Wish(it.host(), it.guest()))))
                    .hasSizeLessThanOrEqualTo(request.interpreters());
        }
    }
}
