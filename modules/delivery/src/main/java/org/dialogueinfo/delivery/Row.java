package org.dialogueinfo.delivery;

import java.time.Instant;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * A claimed ledger row.
 *
 * @param lane the broadcast's, or {@link Lane#PERSONAL}
 * @param was its state before it was claimed
 * @param attempts how often it was claimed, this time included
 * @param firstAt when it was claimed first
 * @param resent whether it is sent once more after doubt
 */
record Row(
        long id,
        long lane,
        String broadcast,
        String channel,
        String recipient,
        String address,
        Rendering rendering,
        State was,
        int attempts,
        Instant firstAt,
        boolean resent) {

    /** What becomes of the row. */
    Settled to(State state, @Nullable String reason) {
        return new Settled(this, state, reason, null, true, false);
    }

    /** Back to the queue, to be claimed from then on. */
    Settled later(State state, Instant due, @Nullable String reason) {
        return new Settled(this, state, reason, due, true, false);
    }

    /** Back as it was: nothing was tried. */
    Settled back(Instant due) {
        return new Settled(this, was, null, due, false, false);
    }

    /** Back to be sent once more, though it may have arrived. */
    Settled again(Instant due, String reason) {
        return new Settled(this, State.RETRY, "uncertain: " + reason, due, true, true);
    }

    /**
     * @param due when it may be claimed again; null if it is settled
     * @param tried whether the attempt counts
     * @param resent whether it is now known to be sent a second time
     */
    record Settled(
            Row row,
            State state,
            @Nullable String reason,
            @Nullable Instant due,
            boolean tried,
            boolean resent) {}
}
