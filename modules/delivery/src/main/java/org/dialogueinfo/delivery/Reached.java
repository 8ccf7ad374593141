package org.dialogueinfo.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who was sent a broadcast, or is about to be; known as long as the ledger remembers its recipients. */
public interface Reached {

    /**
     * References of recipients in ascending order, those left out whose delivery failed.
     *
     * @param after the last reference of the page before, or null for the first page
     */
    List<String> reached(BroadcastId broadcast, @Nullable String after, int limit);
}
