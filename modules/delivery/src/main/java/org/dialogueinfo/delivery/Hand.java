package org.dialogueinfo.delivery;

import java.time.Duration;

/**
 * How many rows a node takes in hand at once: half a second's work or so, whatever the far side's pace. What one node holds no other
 * can send, so that a slow far side would leave the others idle; with too few in hand a fast one would wait for the ledger.
 */
final class Hand {

    private static final Duration BRISK = Duration.ofMillis(250);
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final int least;
    private final int greatest;
    private int most;
    private boolean full;

    Hand(int least, int greatest) {
        this.least = least;
        this.greatest = Math.max(least, greatest);
        this.most = least;
    }

    synchronized int most() {
        return most;
    }

    /** There was more to do than the hand could take. */
    synchronized void filled() {
        full = true;
    }

    /** Some of what was in hand is settled, the eldest of it after so long. */
    synchronized void emptied(Duration after) {
        if (after.compareTo(SLOW) > 0) {
            most = Math.max(least, most / 2);
        } else if (full && after.compareTo(BRISK) < 0) {
            most = Math.min(greatest, most * 2);
        }
        full = false;
    }
}
