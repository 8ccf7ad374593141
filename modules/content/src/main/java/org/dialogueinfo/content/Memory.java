package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The revisions: what was public when, what differs between two of them, and the proof that none was altered. */
public interface Memory {

    /** The revisions of an item such as {@code agreement/first-agreement}, newest first. */
    List<Revision> revisions(String item);

    /** The number of the newest revision of an item such as {@code agreement/first-agreement}; 0 if there is none. */
    int revisionOf(String item);

    default Optional<Meeting> meetingBefore(MeetingId id, int revision) {
        return before(Meeting.class, id.value(), revision);
    }

    /** What an item said before the given revision, when it was last public. */
    <T extends Item> Optional<T> before(Class<T> type, String key, int revision);

    /**
     * An item on the axes of time. Where the archive had no record of the item at the day on record, the answer is what
     * it knows now of what held on that day, and says that it was not on record. Empty if there is no such item, if it
     * was not in the release, or no such release.
     */
    <T extends Item> Optional<Reading<T>> read(Class<T> type, String key, Axes at);

    /** When the archive recorded its first revision. */
    Optional<Instant> since();

    /**
     * What differs between two revisions of an item such as {@code agreement/first-agreement}, word by word.
     *
     * @return empty if there is no such item or revision
     */
    Optional<List<Difference>> compare(String item, int from, int to);

    /** Recomputes the whole chain of hashes and compares what is public with it. */
    Verification verify();

    /**
     * The newest result of {@link #verify()}, made anew when the archive has changed or the result is old: the longer it
     * takes, the longer it is kept, so that asking for it is no burden however often it is asked for.
     */
    Proof proof();

    /**
     * A publication that stays for good.
     *
     * @param number counts the item's publications from 1
     * @param hash SHA-256 over the canonical JSON and the hash before, in hexadecimal
     */
    record Revision(String item, int number, Instant recordedAt, String author, String reason, String hash) {

        static final String WITHDRAWN = "withdrawn: ";

        /** Whether it took the item back, so that nothing of it is public. */
        public boolean withdraws() {
            return reason.startsWith(WITHDRAWN);
        }
    }

    /**
     * An item at a moment.
     *
     * @param revision the number of the revision that is read
     * @param recordedAt when that revision was recorded; null when the newest was asked for
     * @param onRecord whether the archive had it on record then
     */
    record Reading<T>(T item, int revision, @Nullable Instant recordedAt, boolean onRecord) {}

    /**
     * A value that differs.
     *
     * @param place where it stands, such as {@code /sections/1/text/sr}; the last part of a text's is its language
     */
    record Difference(String place, List<Words> words) {}

    /** Words that both have, or only one. */
    record Words(Change change, String text) {}

    enum Change implements Named {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * @param head the newest hash; empty while there is no revision
     * @param firstBroken the first revision whose hash does not follow, if any
     * @param problem what is wrong with it
     */
    record Verification(
            boolean intact, long revisions, String head, Optional<String> firstBroken, Optional<Problem> problem) {}

    /** @param checkedAt when the whole chain was recomputed last */
    record Proof(Verification verification, Instant checkedAt) {}

    /** What can be wrong with a link of the chain. */
    enum Problem implements Named {
        /** The revision says something else than when it was recorded. */
        ALTERED,
        /** At least one revision before it is gone. */
        REMOVED,
        /** It does not follow from the one before: something was put in between, or moved. */
        INSERTED,
        /** What is public is not what this newest revision says. */
        PUBLISHED_DIFFERS,
        /** The end of the chain, or a release, is not where it was recorded to be. */
        HEAD_DIFFERS
    }
}
