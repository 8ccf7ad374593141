package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An agreement of the dialogue, or a sub-agreement with its parent, as the archive tells it.
 *
 * @param parent what a sub-agreement belongs to, where the sources tell
 * @param year the calendar year it is filed under; null when the sources do not tell
 * @param partOf38 whether it is one of the 38 agreements of 2011-2016
 * @param certainty how sure the archive is of kind and nature, and why
 * @param titleSources per language the sources in which this title is found; a language without any is our own wording
 * @param facilitator the English phrase; {@link Vocabulary} knows it in the other languages
 * @param place the English phrase; {@link Vocabulary} knows it in the other languages
 * @param dates what happened to it when
 * @param note what a reader should know about dates, sources or status
 */
public record Agreement(
        AgreementId id,
        Kind kind,
        @Nullable AgreementId parent,
        Nature nature,
        @Nullable Integer year,
        PartOf38 partOf38,
        Certainty certainty,
        Localized<String> title,
        Localized<List<SourceId>> titleSources,
        Localized<List<String>> alsoKnownAs,
        Localized<String> summary,
        List<Section> sections,
        List<Milestone> dates,
        @Nullable String place,
        @Nullable String facilitator,
        Status status,
        List<AgreementId> related,
        Localized<String> note,
        List<SourceId> sources) {

    public Agreement {
        if (title.isEmpty()) {
            throw new IllegalArgumentException("An agreement needs a title: %s".formatted(id));
        }
        sections = List.copyOf(sections);
        dates = List.copyOf(dates);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
    }

    public Optional<Section> section(SectionKey key) {
        return sections.stream().filter(it -> it.key() == key).findFirst();
    }

    /** Whether it stands by itself or under another. */
    public enum Kind implements Named {
        AGREEMENT,
        SUB_AGREEMENT;

        @JsonCreator
        public static Kind of(String code) {
            return Named.of(Kind.class, code);
        }
    }

    public enum Nature implements Named {
        POLITICAL,
        TECHNICAL;

        @JsonCreator
        public static Nature of(String code) {
            return Named.of(Nature.class, code);
        }
    }

    /** Whether the platform's own count of 38 includes it; the list was never published, so some are uncertain. */
    public enum PartOf38 implements Named {
        YES,
        UNCERTAIN,
        NO;

        @JsonCreator
        public static PartOf38 of(String code) {
            return Named.of(PartOf38.class, code);
        }
    }

    public enum Degree implements Named {
        HIGH,
        MEDIUM,
        LOW,
        NOT_APPLICABLE;

        @JsonCreator
        public static Degree of(String code) {
            return Named.of(Degree.class, code);
        }
    }

    public record Certainty(Degree kind, Degree nature, Localized<String> basis) {}

    /** The questions that every explainer answers, in this order. */
    public enum SectionKey implements Named {
        WHAT,
        WHY,
        AGREED,
        CHANGE,
        PROGRESS,
        DISPUTED;

        @JsonCreator
        public static SectionKey of(String code) {
            return Named.of(SectionKey.class, code);
        }
    }

    /** A part of the explainer; paragraphs are separated by an empty line. */
    public record Section(SectionKey key, Localized<String> text, List<SourceId> sources) {
        public Section {
            sources = List.copyOf(sources);
        }
    }

    public record Milestone(PartialDate date, Localized<String> what, List<SourceId> sources) {
        public Milestone {
            sources = List.copyOf(sources);
        }
    }

    public enum Implementation implements Named {
        IMPLEMENTED,
        PARTIALLY_IMPLEMENTED,
        NOT_IMPLEMENTED,
        SUPERSEDED,
        UNKNOWN;

        @JsonCreator
        public static Implementation of(String code) {
            return Named.of(Implementation.class, code);
        }
    }

    /**
     * How far it is implemented.
     *
     * @param asOf the date of the newest source that says so; null when none does
     */
    public record Status(Implementation value, @Nullable PartialDate asOf) {}
}
