package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.jspecify.annotations.Nullable;

/** Who was sent a broadcast, or is about to be; known as long as the ledger remembers its recipients. */
public interface Reached {

    /**
     * References of recipients in ascending order, those left out whose delivery failed.
     *
     * @param after the last reference of the page before, or null for the first page
     */
    List<String> reached(BroadcastId broadcast, @Nullable String after, int limit);

    /** What the ledger remembers of messages to a recipient, the newest first: for themself to read. */
    default List<Told> messages(String recipientRef) {
        return List.of();
    }

    /**
     * One message to a recipient.
     *
     * @param kind what it was, such as {@code topic:meetings}, or {@code welcome} if it was for them alone
     * @param title empty for a message to one person, of which the ledger keeps no text
     * @param reason empty if nothing went wrong
     */
    record Told(Instant at, String kind, String title, State state, String reason) {}
}
