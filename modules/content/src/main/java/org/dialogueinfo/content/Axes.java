package org.dialogueinfo.content;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a reader asks for: two axes of time, each left out by being null.
 *
 * @param asOf what held on this day, by the dates of the facts
 * @param knownOn what the archive had on record at the end of this day, in the house zone
 * @param release what the archive had on record in this release; not together with a day on record
 */
public record Axes(
        @Nullable LocalDate asOf,
        @Nullable LocalDate knownOn,
        @Nullable Integer release) {

    public static final Axes NOW = new Axes(null, null, null);

    public Axes {
        if (knownOn != null && release != null) {
            throw new IllegalArgumentException("Ask for a day on record or for a release, not for both");
        }
    }

    /** Whether it asks for anything but the present state. */
    public boolean past() {
        return asOf != null || knownOn != null || release != null;
    }
}
