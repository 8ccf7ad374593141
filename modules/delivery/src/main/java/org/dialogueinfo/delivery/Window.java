package org.dialogueinfo.delivery;

/**
 * Lets at most {@code n} messages begin in any stretch of a given length. It looks at the moments when they really
 * begin, so that a delayed one never makes two come too close.
 */
final class Window {

    private final long[] begun;
    private int next;
    private boolean full;

    Window(int n) {
        this.begun = new long[Math.max(1, n)];
    }

    int size() {
        return begun.length;
    }

    /** Takes the next free moment, now or later, by {@link System#nanoTime}. */
    synchronized long reserve(long now, long length) {
        var moment = full ? Math.max(now, begun[next] + length) : now;
        begun[next] = moment;
        next++;
        if (next == begun.length) {
            next = 0;
            full = true;
        }
        return moment;
    }
}
