package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The revisions: what was public when, and the proof that none was altered or removed. */
public interface Memory {

    /** The revisions of an item such as {@code agreement/first-agreement}, newest first. */
    List<Revision> revisions(String item);

    /** The number of the newest revision of an item such as {@code agreement/first-agreement}; 0 if there is none. */
    int revisionOf(String item);

    /** What an item said before the given revision, as an agreement or meeting of the archive. */
    Optional<Meeting> meetingBefore(MeetingId id, int revision);

    /** Recomputes the whole chain of hashes. */
    Verification verify();

    /**
     * A publication that stays for good.
     *
     * @param number counts the item's publications from 1
     * @param hash SHA-256 over the canonical JSON and the hash before, in hexadecimal
     */
    record Revision(String item, int number, Instant recordedAt, String author, String reason, String hash) {}

    /**
     * @param head the newest hash; empty while there is no revision
     * @param firstBroken the first revision whose hash does not follow, if any
     */
    record Verification(boolean intact, long revisions, String head, Optional<String> firstBroken) {}
}
