package org.dialogueinfo.telegram;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When Telegram was last heard of: by a poll that it answered, or by its word that the webhook stands. */
class Pulse {

    private final Clock clock;
    private final Instant start;
    private volatile @Nullable Instant last;
    private volatile boolean standby;

    Pulse(Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    void beat() {
        last = clock.instant();
        standby = false;
    }

    /** Another node listens; this one has nothing to hear. */
    void standBy() {
        standby = true;
    }

    boolean standingBy() {
        return standby;
    }

    /** When Telegram last answered, UTC; null if it never did. */
    @Nullable
    Instant last() {
        return last;
    }

    Instant now() {
        return clock.instant();
    }

    /** How long it has been silent, counted from the start if it never answered. */
    Duration silence() {
        var heard = last;
        return Duration.between(heard == null ? start : heard, clock.instant());
    }
}
