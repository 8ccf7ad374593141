package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a channel alone that fails time after time: after a pause one message tries it again, and each time that fails
 * the pause doubles, up to five minutes.
 */
final class Breaker {

    private static final int MOST_FAILURES = 10;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Duration first;
    private final LongSupplier nanoTime;
    private int failures;
    private @Nullable Duration pause;
    private long since;
    private @Nullable String reason;

    Breaker(Duration first, LongSupplier nanoTime) {
        this.first = first;
        this.nanoTime = nanoTime;
    }

    /** How many messages may be in hand: all, none, or one that tries. */
    synchronized int most(int usual) {
        return pause == null ? usual : nanoTime.getAsLong() - since < pause.toNanos() ? 0 : 1;
    }

    synchronized void succeeded() {
        failures = 0;
        pause = null;
        reason = null;
    }

    /** @return true if the channel is left alone from now on */
    synchronized boolean failed(String why, int weight) {
        failures += weight;
        reason = why;
        if (failures < MOST_FAILURES) {
            return false;
        }
        var now = nanoTime.getAsLong();
        if (pause == null) {
            pause = first;
            since = now;
            return true;
        }
        if (now - since >= pause.toNanos()) { // not one of those that were under way when it opened
            var doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
            since = now;
        }
        return false;
    }

    /** Why the channel is left alone; null while it is not. */
    synchronized @Nullable String open() {
        return pause == null ? null : reason;
    }
}
