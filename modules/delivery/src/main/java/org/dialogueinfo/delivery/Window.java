package org.dialogueinfo.delivery;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Lets at most {@code n} messages begin in any stretch of a given length. It looks at the moments when they really
 * begin, so that a delayed one never makes two come too close. Who goes first takes the next free moment, before all
 * others that wait.
 */
final class Window {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final LongSupplier clock;
    private final long[] begun;
    private int next;
    private boolean full;
    private int first;

    /** @param clock nanoseconds, such as {@link System#nanoTime} */
    Window(int n, LongSupplier clock) {
        this.begun = new long[Math.max(1, n)];
        this.clock = clock;
    }

    int size() {
        return begun.length;
    }

    /**
     * Waits until a message may begin.
     *
     * @param length of the stretch in nanoseconds, as it is now
     */
    void await(boolean goesFirst, LongSupplier length) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            first += goesFirst ? 1 : 0;
            try {
                while (!begin(goesFirst, length.getAsLong())) {
                    if (first > 0 && !goesFirst) {
                        changed.await();
                    } else {
                        changed.awaitNanos(begun[next] + length.getAsLong() - clock.getAsLong());
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
    boolean begin(boolean goesFirst, long length) {
        var now = clock.getAsLong();
        if (full && now - begun[next] < length || first > 0 && !goesFirst) {
            return false;
        }
        begun[next] = now;
        next++;
        if (next == begun.length) {
            next = 0;
            full = true;
        }
        return true;
    }
}
