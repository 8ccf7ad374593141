package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts.Held;

/** The broadcasts to audiences that are neither over nor told to wait, as whoever watches over them sees them. */
public interface UnderWay {

    /** @param patience how long a message may be due before {@link Moving#overdue()} */
    List<Moving> all(Duration patience);

    /**
     * @param settled how many messages have reached their end
     * @param overdue whether a message that is not held has been due for longer than the patience
     * @param held the languages that wait for a person
     */
    record Moving(BroadcastId id, String audience, long settled, boolean overdue, List<Held> held) {}
}
