package org.dialogueinfo.insights;

import java.time.LocalDate;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;

/** Counts by day, in the house zone. */
public interface Insights {

    /**
     * Counts a page that somebody read, without waiting for the database.
     *
     * @param kind the kind of page, such as {@code agreement}; at most 80 characters, never an address
     */
    void pageRead(String kind, Rendering rendering);

    /** The counts of a measure from a day on, oldest first; what was counted in the last seconds is among them. */
    List<Count> counts(Measure measure, LocalDate from);

    /** @param what and detail say what was counted; see {@link Measure} */
    record Count(LocalDate day, String what, String detail, long n) {}
}
