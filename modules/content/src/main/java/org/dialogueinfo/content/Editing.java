package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * What editors do with the archive: keep a working copy of an item, and publish it. A working copy is invisible to the
 * public until it is published; each publication is a revision that stays for good.
 */
public interface Editing {

    /** All items of a kind with the state they are in, for the desk's lists; newest or first by title. */
    List<Overview> agreements();

    List<Overview> meetings();

    Optional<WorkingCopy<Agreement>> agreement(AgreementId id);

    Optional<WorkingCopy<Meeting>> meeting(MeetingId id);

    /**
     * Keeps a working copy.
     *
     * @param newSources sources that the copy names and the archive may not know yet
     * @param expected the version the editor began from, or null to take whatever is there
     * @throws StaleVersion if somebody saved in between; nothing is changed then
     * @throws UnknownReference if the copy names an agreement or source that there is none of
     */
    WorkingCopy<Agreement> save(Agreement copy, List<Source> newSources, String editor, @Nullable Long expected);

    WorkingCopy<Meeting> save(Meeting copy, List<Source> newSources, String editor, @Nullable Long expected);

    /**
     * Makes the working copy public. Publishing what is public already, unchanged, changes nothing and says so.
     *
     * @param confirmedFallbacks the languages in which the editor accepts that readers get another language's text
     * @throws NotFound if there is no such item
     * @throws MissingTexts if a text is missing in a language that was not confirmed
     * @throws Gates.Refused if the gates block it
     * @throws Unreviewed if an assessment made at the desk has no second person
     */
    Publication publish(AgreementId id, String editor, Set<Language> confirmedFallbacks);

    Publication publish(MeetingId id, String editor, Set<Language> confirmedFallbacks);

    /**
     * Publishes although the gates block it, with a reason that stays in the revision.
     *
     * @throws IllegalArgumentException if the reason is blank
     */
    Publication publish(AgreementId id, String editor, Set<Language> confirmedFallbacks, String overrideReason);

    Publication publish(MeetingId id, String editor, Set<Language> confirmedFallbacks, String overrideReason);

    /**
     * Takes an item out of what the public sees; its revisions stay, and so does the working copy.
     *
     * @throws NotFound if there is no such item, or it is not public
     */
    Publication withdraw(AgreementId id, String editor, String reason);

    Publication withdraw(MeetingId id, String editor, String reason);

    /**
     * Confirms the assessments of the working copy that wait for a second person.
     *
     * @throws NotFound if there is no such item
     * @throws OwnAssessment if the reviewer wrote one of them
     */
    WorkingCopy<Agreement> reviewAssessments(AgreementId id, String reviewer);

    /**
     * An item as editors see it in a list.
     *
     * @param published whether the public sees it
     * @param changed whether the working copy differs from what the public sees
     */
    record Overview(
            String id,
            Map<Language, String> title,
            @Nullable String date,
            boolean published,
            boolean changed,
            long version) {}

    /** A working copy with the version to hand back when saving. */
    record WorkingCopy<T>(T item, long version, boolean published, boolean changed, Set<Language> missing) {}

    /**
     * What publishing did.
     *
     * @param revision the number of the item's revision that is public now, from 1
     * @param first whether the item became public for the first time
     * @param changed false when the same had been published before
     */
    record Publication(String id, int revision, boolean first, boolean changed) {}

    /** Assessments wait for a second person. */
    final class Unreviewed extends RuntimeException {
        public Unreviewed(String id) {
            super("%s has assessments that no second person has reviewed".formatted(id));
        }
    }

    /** Nobody reviews an assessment of their own. */
    final class OwnAssessment extends RuntimeException {
        public OwnAssessment(String id, String reviewer) {
            super("%s has an assessment by %s, which a second person reviews".formatted(id, reviewer));
        }
    }

    /** Assessments are only added to; one that is public was changed or left out. */
    final class AssessmentGone extends RuntimeException {
        public AssessmentGone(String id) {
            super("%s leaves out or changes an assessment that is public; a new one can be added".formatted(id));
        }
    }

    /** There is no such item. */
    final class NotFound extends RuntimeException {
        private final String id;

        public NotFound(String id) {
            super("The archive has no item %s".formatted(id));
            this.id = id;
        }

        public String id() {
            return id;
        }
    }

    /** Somebody else saved first. */
    final class StaleVersion extends RuntimeException {
        private final String id;
        private final long actual;

        public StaleVersion(String id, long expected, long actual) {
            super("%s was changed by somebody else: it is at version %d, not %d".formatted(id, actual, expected));
            this.id = id;
            this.actual = actual;
        }

        public String id() {
            return id;
        }

        public long actual() {
            return actual;
        }
    }

    /** A copy names something that the archive does not have. */
    final class UnknownReference extends RuntimeException {
        private final String field;
        private final String reference;

        public UnknownReference(String field, String reference) {
            super("%s names %s, which the archive does not have".formatted(field, reference));
            this.field = field;
            this.reference = reference;
        }

        public String field() {
            return field;
        }

        public String reference() {
            return reference;
        }
    }

    /** Texts are missing in languages for which no fallback was confirmed. */
    final class MissingTexts extends RuntimeException {
        private final Set<Language> languages;

        public MissingTexts(String id, Set<Language> languages) {
            super("%s has no complete text in %s".formatted(id, languages));
            this.languages = Set.copyOf(languages);
        }

        public Set<Language> languages() {
            return languages;
        }
    }
}
