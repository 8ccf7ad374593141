package org.dialogueinfo.roundtables;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * How an event stands. The counts by state, by role and by side each add up to the total.
 *
 * @param phase {@code planned}, {@code cancelled} or {@code anonymised}
 * @param total how many were invited
 * @param free seats nobody has taken
 * @param waiting people on the waiting list
 * @param answersByRole who answered what; empty once the event is anonymised
 * @param answersBySide who answered what; empty once the event is anonymised
 * @param invitees empty once the event is anonymised
 */
public record Board(
        RoundtableId id,
        String phase,
        long total,
        Map<State, Long> counts,
        Map<Role, Long> byRole,
        Map<Side, Long> bySide,
        int capacity,
        int free,
        long waiting,
        Map<Role, Map<Answered, Long>> answersByRole,
        Map<Side, Map<Answered, Long>> answersBySide,
        List<Guest> invitees) {

    static Board of(Event event, List<Guest> guests) {
        var each = guests.stream()
                .map(it -> new Invitees.Tally(it.state(), it.role(), it.side(), 1))
                .toList();
        var it = standing(event, each);
        return new Board(
                it.id,
                it.phase,
                it.total,
                it.counts,
                it.byRole,
                it.bySide,
                it.capacity,
                it.free,
                it.waiting,
                it.answersByRole,
                it.answersBySide,
                guests);
    }

    static Board standing(Event event, List<Invitees.Tally> tallies) {
        var counts = zeros(State.class);
        var roles = zeros(Role.class);
        var sides = zeros(Side.class);
        var answersByRole = new EnumMap<Role, Map<Answered, Long>>(Role.class);
        var answersBySide = new EnumMap<Side, Map<Answered, Long>>(Side.class);
        for (var it : tallies) {
            Answered.count(answersByRole, it.role(), it.state(), it.count());
            Answered.count(answersBySide, it.side(), it.state(), it.count());
            counts.merge(it.state(), it.count(), Long::sum);
            roles.merge(it.role(), it.count(), Long::sum);
            sides.merge(it.side(), it.count(), Long::sum);
        }
        var taken = State.SEATED.stream()
                .mapToLong(it -> counts.getOrDefault(it, 0L))
                .sum();
        return new Board(
                event.id(),
                Codes.of(event.phase()),
                tallies.stream().mapToLong(Invitees.Tally::count).sum(),
                counts,
                roles,
                sides,
                event.roundtable().capacity(),
                event.roundtable().capacity() - (int) taken,
                counts.getOrDefault(State.WAITLISTED, 0L),
                answersByRole,
                answersBySide,
                List.of());
    }

    /** The same with what was told about people in the reader's language, for programs. */
    public Board in(Rendering rendering) {
        return new Board(
                id,
                phase,
                total,
                counts,
                byRole,
                bySide,
                capacity,
                free,
                waiting,
                answersByRole,
                answersBySide,
                invitees.stream().map(it -> it.in(rendering)).toList());
    }

    static <E extends Enum<E>> Map<E, Long> zeros(Class<E> type) {
        var zeros = new EnumMap<E, Long>(type);
        for (var value : type.getEnumConstants()) {
            zeros.put(value, 0L);
        }
        return zeros;
    }

    /**
     * One invited person, as organisers see them; texts are empty once the person has erased them.
     *
     * @param standIn the name of whoever was sent instead, or empty
     */
    public record Guest(
            String id,
            String name,
            String organisation,
            Role role,
            Side side,
            String lang,
            State state,
            String email,
            String telegram,
            String notes,
            String diet,
            String access,
            String reason,
            String proposal,
            Sentence hint,
            String standIn,
            @Nullable String delegatedFrom,
            @Nullable Instant offeredUntil,
            @Nullable Instant checkedInAt) {

        /** The same with its hint in the reader's language. */
        Guest in(Rendering rendering) {
            return new Guest(
                    id,
                    name,
                    organisation,
                    role,
                    side,
                    lang,
                    state,
                    email,
                    telegram,
                    notes,
                    diet,
                    access,
                    reason,
                    proposal,
                    hint.saidIn(rendering),
                    standIn,
                    delegatedFrom,
                    offeredUntil,
                    checkedInAt);
        }

        static Guest of(Invited it, String standIn) {
            var details = it.details();
            return details == null
                    ? new Guest(
                            it.id(),
                            "",
                            "",
                            it.role(),
                            it.side(),
                            it.rendering().path(),
                            it.state(),
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            "",
                            Sentence.NONE,
                            standIn,
                            it.delegatedFrom(),
                            it.offeredUntil(),
                            it.checkedInAt())
                    : new Guest(
                            it.id(),
                            details.name(),
                            details.organisation(),
                            it.role(),
                            it.side(),
                            it.rendering().path(),
                            it.state(),
                            details.email(),
                            details.telegram(),
                            details.notes(),
                            details.diet(),
                            details.access(),
                            details.reason(),
                            details.proposal(),
                            Hint.read(details.hint()),
                            standIn,
                            it.delegatedFrom(),
                            it.offeredUntil(),
                            it.checkedInAt());
        }

        @Override
        public String toString() {
            return "Guest[%s, %s]".formatted(id, state.code());
        }
    }
}
