package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Tells a far side that has enough of everything from one that has enough of one address; what it answers is the same. A complaint
 * counts for the whole channel, unless the same address was the reason before and others were served after that pause.
 */
final class Complaints {

    private static final int MANY = 1000;

    private final LongSupplier clock;
    private final Map<String, Long> pausedUntil = new ConcurrentHashMap<>();
    private volatile long servedAt;

    /** @param clock nanoseconds, such as {@link System#nanoTime} */
    Complaints(LongSupplier clock) {
        this.clock = clock;
        this.servedAt = clock.getAsLong();
    }

    /** A message arrived. */
    void served(String address) {
        servedAt = clock.getAsLong();
        if (!pausedUntil.isEmpty()) {
            pausedUntil.remove(address);
        }
    }

    /** Whether a complaint about a message to the address says nothing about the others. */
    boolean isOfOneAddress(String address, Duration pause) {
        if (pausedUntil.size() > MANY) {
            pausedUntil.clear();
        }
        var before = pausedUntil.put(address, clock.getAsLong() + pause.toNanos());
        return before != null && servedAt - before > 0;
    }
}
