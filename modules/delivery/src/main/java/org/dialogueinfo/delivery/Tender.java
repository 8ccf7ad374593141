package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** Looks after broadcasts on their way: finishes, clears up after stopped ones, samples the pace, folds old ones. */
@Component
class Tender {

    private static final int BATCH = 2000;
    private static final Duration FOLDING = Duration.ofHours(1);

    private final Register register;
    private final Waiting waiting;
    private final Tally tally;
    private final Retention retention;
    private final Meters meters;
    private final Clock clock;
    private Instant foldedAt = Instant.EPOCH;

    Tender(Register register, Waiting waiting, Tally tally, Retention retention, Meters meters, Clock clock) {
        this.register = register;
        this.waiting = waiting;
        this.tally = tally;
        this.retention = retention;
        this.meters = meters;
        this.clock = clock;
    }

    /** @return whether there is more to do at once */
    boolean step() {
        var now = clock.instant();
        for (var id : register.finish()) {
            tally.sample(id, now);
        }
        var more = false;
        for (var stopped : register.stopping()) {
            more |= clear(stopped);
        }
        meters.queue(tally::open, register::heldLanguages);
        if (foldedAt.plus(FOLDING).isBefore(now)) {
            foldedAt = retention.step() ? Instant.EPOCH : now;
            more |= foldedAt.equals(Instant.EPOCH);
        }
        return more;
    }

    private boolean clear(Register.Account stopped) {
        var channels = tally.of(stopped.id());
        var failed = 0;
        for (var channel : channels.keySet()) {
            for (var rendering : Rendering.values()) {
                failed += waiting.fail(stopped.lane(), channel, rendering, "the broadcast was stopped", BATCH);
            }
        }
        var open = tally.of(stopped.id()).values().stream()
                .mapToLong(it -> it.getOrDefault(State.PENDING, 0L)
                        + it.getOrDefault(State.RETRY, 0L)
                        + it.getOrDefault(State.SENDING, 0L))
                .sum();
        if (open == 0) {
            register.stopped(stopped.id());
        }
        return failed > 0;
    }
}
