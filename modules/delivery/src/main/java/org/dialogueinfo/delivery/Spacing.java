package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps messages to one address apart, as far as this process sends them. */
final class Spacing {

    private static final int MANY = 1000;

    private final ConcurrentHashMap<String, Long> freeAt = new ConcurrentHashMap<>();

    /** Takes the address for now, or says how long it is taken; zero means it was free. */
    Duration take(String address, Duration spacing, long now) {
        if (spacing.isZero()) {
            return Duration.ZERO;
        }
        if (freeAt.size() > MANY) {
            freeAt.values().removeIf(it -> it - now <= 0);
        }
        var wait = new long[1];
        freeAt.compute(address, (key, free) -> {
            if (free != null && free - now > 0) {
                wait[0] = free - now;
                return free;
            }
            return now + spacing.toNanos();
        });
        return Duration.ofNanos(wait[0]);
    }
}
