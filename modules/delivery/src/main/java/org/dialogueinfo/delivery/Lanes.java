package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lanes of one channel in which something may wait, most urgent first. One that was found empty is not asked again for a
 * while, unless there is something new.
 */
final class Lanes {

    private static final long KEPT_FOR = Duration.ofMillis(100).toNanos();

    /** The lanes of five broadcasts. */
    private static final int ASKED_AT_ONCE = 20;

    private final String channel;
    private final Register register;
    private final Rows rows;
    private final Set<Lane> idle = new HashSet<>();
    private List<Lane> lanes = List.of();
    private long readAt = System.nanoTime() - KEPT_FOR;
    private int turn;
    private volatile boolean stale;

    Lanes(String channel, Register register, Rows rows) {
        this.channel = channel;
        this.register = register;
        this.rows = rows;
    }

    /** Claims from a lane. */
    interface Claim {
        /** @return how many rows; fewer than wanted means that the lane is empty */
        int from(Lane lane, int limit);
    }

    /** There may be something new, in a lane that was found empty a moment ago. */
    void wake() {
        stale = true;
    }

    boolean anythingDue() {
        refresh();
        for (int from = 0; from < lanes.size(); from += ASKED_AT_ONCE) {
            var asked = lanes.subList(from, Math.min(lanes.size(), from + ASKED_AT_ONCE)).stream()
                    .filter(it -> !idle.contains(it))
                    .toList();
            var due = rows.due(channel, asked);
            asked.stream().filter(it -> !due.contains(it)).forEach(idle::add);
            if (!due.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void refresh() {
        var now = System.nanoTime();
        if (!stale && now - readAt < KEPT_FOR) {
            return;
        }
        stale = false;
        idle.clear();
        lanes = register.lanes();
        readAt = now;
    }

    /** Most urgent first; among the languages of a broadcast it is a different one's turn each time. */
    int claim(int wanted, Claim claim) {
        turn++;
        var claimed = 0;
        for (int from = 0; from < lanes.size() && claimed < wanted; ) {
            var to = from;
            while (to < lanes.size()
                    && lanes.get(to).number() == lanes.get(from).number()) {
                to++;
            }
            for (int i = 0; i < to - from && claimed < wanted; i++) {
                claimed += claim(lanes.get(from + (turn + i) % (to - from)), wanted - claimed, claim);
            }
            from = to;
        }
        return claimed;
    }

    private int claim(Lane lane, int limit, Claim claim) {
        if (idle.contains(lane)) {
            return 0;
        }
        var claimed = claim.from(lane, limit);
        if (claimed < limit) {
            idle.add(lane);
        }
        return claimed;
    }
}
