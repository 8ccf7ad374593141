package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Keeps messages to one address apart, as far as this process sends them. */
final class Spacing {

    private static final int MANY = 1000;

    private final Function<String, Duration> apart;
    private final ConcurrentHashMap<String, Long> freeAt = new ConcurrentHashMap<>();

    /** @param apart the least time between two messages to an address */
    Spacing(Function<String, Duration> apart) {
        this.apart = apart;
    }

    /** Takes the address for now, or says how long it is taken; zero means it was free. */
    Duration take(String address, long now) {
        var spacing = apart.apply(address);
        if (spacing.isZero()) {
            return Duration.ZERO;
        }
        tidy(now);
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

    /**
     * Something went to the address that does not wait for its turn, such as a reply: what does wait comes after it, and after
     * several of them as much later as they all take.
     */
    void used(String address, long now) {
        var spacing = apart.apply(address);
        if (!spacing.isZero()) {
            tidy(now);
            freeAt.merge(address, now + spacing.toNanos(), (free, first) -> Math.max(first, free + spacing.toNanos()));
        }
    }

    private void tidy(long now) {
        if (freeAt.size() > MANY) {
            freeAt.values().removeIf(it -> it - now <= 0);
        }
    }
}
