package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;

/** When what is public became so: for feeds, calendars and site maps. Remembered as long as the archive stays the same. */
public interface Changes {

    /** Every published item, the one changed last first. */
    List<Change> all();

    /** What the archive holds of an item such as {@code meeting/2023-02-27-brussels}; revision 0 if it never was public. */
    Change of(String item);

    /**
     * @param item kind and id, such as {@code meeting/2023-02-27-brussels}
     * @param published when it first became public
     * @param changed when it last did
     * @param revision how often it did
     */
    record Change(String item, Instant published, Instant changed, int revision) {}
}
