package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The channels as an operator sees them. */
public interface Channels {

    /** Those that are there on this node, by name. */
    List<State> all();

    /**
     * @param ill why nothing can be sent now; null while it can
     * @param perSecond the pace that the channel is believed to bear
     * @param pausedUntil until when the far side asked to be left alone; null if it did not
     */
    record State(
            String name,
            @Nullable String ill,
            double perSecond,
            int parallel,
            @Nullable Instant pausedUntil) {}
}
