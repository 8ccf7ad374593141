package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** The rows of a broadcast, one per recipient, without anything by which a person could be known. */
public interface Ledger {

    /**
     * A page of rows in the order they were planned; none once the broadcast is so old that its rows are gone.
     *
     * @param state only rows in it; null for all
     * @param after the last row of the page before; 0 for the first page
     */
    List<Entry> rows(BroadcastId id, @Nullable State state, long after, int limit);

    /**
     * What became of one message.
     *
     * @param delivery names the row in logs, and in the message's own id
     * @param recipient opaque: the audience knows whom it means, nobody can read it
     * @param reason names a rule, never a person; empty if there is nothing to say
     */
    record Entry(
            long delivery,
            String recipient,
            String channel,
            Rendering rendering,
            State state,
            int attempts,
            String reason,
            Instant changedAt) {}
}
