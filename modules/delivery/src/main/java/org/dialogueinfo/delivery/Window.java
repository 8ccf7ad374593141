package org.dialogueinfo.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets at most so many messages begin in any stretch of a given length. It looks at the moments when they really
 * begin, so that a delayed one never makes two come too close. Who goes first takes the next free moment, before all
 * others that wait.
 */
final class Window {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier clock;
    private final long[] begun;
    private int next;
    private long all;
    private int first;

    /**
     * @param greatest the most that a stretch will ever let begin
     * @param clock nanoseconds, such as {@link System#nanoTime}
     */
    Window(int greatest, LongSupplier clock) {
        this.begun = new long[Math.max(1, greatest)];
        this.clock = clock;
    }

    /**
     * How many may begin in how long.
     *
     * @param nanos its length
     */
    record Stretch(int most, long nanos) {

        /**
         * A second or a little longer, in which no more begin than the pace allows in one.
         *
         * @param used how much of the pace
         */
        static Stretch of(double perSecond, double used) {
            var most = (int) Math.ceil(perSecond);
            return new Stretch(most, (long) (most / (perSecond * used) * 1e9));
        }
    }

    /**
     * Waits until a message may begin.
     *
     * @param stretch as it is now
     */
    void await(boolean goesFirst, Supplier<Stretch> stretch) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            first += goesFirst ? 1 : 0;
            try {
                while (!begin(goesFirst, stretch.get())) {
                    if (first > 0 && !goesFirst) {
                        changed.await();
                    } else {
                        var now = stretch.get();
                        changed.awaitNanos(before(now) + now.nanos() - clock.getAsLong());
                    }
                }
            } finally {
                first -= goesFirst ? 1 : 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Begins now if that is allowed. */
    boolean begin(boolean goesFirst, Stretch stretch) {
        var now = clock.getAsLong();
        if (all >= most(stretch) && now - before(stretch) < stretch.nanos() || first > 0 && !goesFirst) {
            return false;
        }
        begun[next] = now;
        next = (next + 1) % begun.length;
        all++;
        return true;
    }

    /** When the one began that must be a stretch ago. */
    private long before(Stretch stretch) {
        return begun[Math.floorMod(next - most(stretch), begun.length)];
    }

    private int most(Stretch stretch) {
        return Math.min(stretch.most(), begun.length);
    }
}
