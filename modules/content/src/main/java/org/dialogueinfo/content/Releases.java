package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The numbered states of the archive that stay citable for good. */
public interface Releases {

    /** All releases, newest first. */
    List<Release> all();

    Optional<Release> find(int number);

    /**
     * Makes the present state of the archive a release; if the newest release is that state already, it is the answer.
     *
     * @param note why, in a few words
     */
    Release cut(String author, String note);

    /**
     * A state of the archive.
     *
     * @param revisions how many revisions it has
     * @param head the hash of the newest of them
     */
    record Release(int number, long revisions, String head, Instant releasedAt, String author, String note) {}
}
