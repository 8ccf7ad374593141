package org.dialogueinfo.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * The way of a working copy to the public: a draft is handed in, a second person reviews it, and it is published at once
 * or at an hour. Whoever saves again makes it a draft again. Items are named like {@code agreement/ibm}.
 */
public interface Editorial {

    Optional<Standing> standing(String item);

    /** All items that the public does not see as they are at the desk, the one changed last first. */
    List<Standing> open();

    /**
     * Hands a draft in for review.
     *
     * @throws Editing.StaleVersion if it was saved again meanwhile
     * @throws Editing.NotFound if there is no such item, or nothing to review
     */
    Standing submit(String item, String editor, long version);

    /**
     * A second person agrees; the assessments that wait for a second person are reviewed with it.
     *
     * @throws OwnWork if the reviewer wrote some of it, or handed it in
     * @throws NotWaiting if it does not wait for a review
     */
    Standing approve(String item, String reviewer, long version);

    /** A second person gives it back with a word on what is to do; it is a draft again. */
    Standing giveBack(String item, String reviewer, String why);

    /**
     * Publishes at an hour, unless somebody saves, withdraws the plan or publishes before.
     *
     * @throws NoSuchHour if the hour has passed or is more than a year ahead
     * @throws Editing.MissingTexts if a text is missing in a language that was not confirmed
     * @throws Gates.Refused if the gates block it
     * @throws Editing.Unreviewed if an assessment has no second person
     */
    Standing schedule(String item, String editor, long version, Instant at, Set<Language> confirmedFallbacks);

    /** Takes a plan back; false if there was none. */
    boolean unschedule(String item);

    /** What a working copy changes in what the public sees, word by word; all of it where the public sees nothing. */
    List<Memory.Difference> changes(String item);

    /** Where a working copy is on its way. */
    enum Stage implements Named {
        /** Somebody is at it. */
        DRAFT,
        /** It waits for a second person. */
        IN_REVIEW,
        /** A second person agrees. */
        REVIEWED,
        /** It is published at an hour. */
        SCHEDULED,
        /** The public sees it as it is. */
        PUBLISHED,
        /** The public saw it once, and does not any more. */
        WITHDRAWN
    }

    /**
     * @param published whether the public sees an earlier state, or this
     * @param authors who saved since it was last published
     * @param plannedBy who set the hour
     * @param note why it was given back, or the code of what kept it from being published on time
     */
    record Standing(
            String item,
            Map<Language, String> title,
            Stage stage,
            boolean published,
            long version,
            List<String> authors,
            @Nullable String submittedBy,
            @Nullable String reviewedBy,
            @Nullable String plannedBy,
            @Nullable Instant due,
            String note,
            Instant changedAt) {

        public String kind() {
            return item.substring(0, item.indexOf('/'));
        }

        public String id() {
            return item.substring(item.indexOf('/') + 1);
        }

        /** Whether a second person has agreed to what would be published. */
        public boolean reviewed() {
            return reviewedBy != null;
        }

        /** Whether this person had no hand in it. */
        public boolean mayReview(String reviewer) {
            return !authors.contains(reviewer) && !reviewer.equals(submittedBy);
        }
    }

    /** Nobody reviews their own work. */
    final class OwnWork extends RuntimeException {
        public OwnWork(String item, String reviewer) {
            super("%s was written or handed in by %s, so somebody else reviews it".formatted(item, reviewer));
        }
    }

    /** It is not where it would have to be for this. */
    final class NotWaiting extends RuntimeException {
        public NotWaiting(String item, Stage stage) {
            super("%s does not wait for this: it is %s".formatted(item, stage.code()));
        }
    }

    /** The hour is none at which something can be published. */
    final class NoSuchHour extends RuntimeException {
        public NoSuchHour(Instant at) {
            super("An hour to publish at lies within the next year, not at %s".formatted(at));
        }
    }
}
