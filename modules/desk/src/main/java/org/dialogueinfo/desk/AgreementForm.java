package org.dialogueinfo.desk;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Assessment;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.content.Provision;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * An agreement as editors send it, by the API or from the form. What is left out stays as it was; of a new agreement it is
 * empty. Texts are plain: markup in them is shown as typed.
 *
 * @param parent left out it stays; as {@code null} in JSON it becomes none
 * @param year the same
 * @param status what is stated while nobody has assessed the agreement
 * @param sources sources that the archive has, by id
 * @param newSources new or changed sources, in full
 */
record AgreementForm(
        @Nullable AgreementId id,
        Agreement.@Nullable Kind kind,
        @Nullable Optional<AgreementId> parent,
        Agreement.@Nullable Nature nature,
        @Nullable Optional<Integer> year,
        Agreement.@Nullable PartOf38 partOf38,
        Agreement.@Nullable Certainty certainty,
        @Nullable Localized<String> title,
        @Nullable Localized<List<SourceId>> titleSources,
        @Nullable Localized<List<String>> alsoKnownAs,
        @Nullable Localized<String> summary,
        @Nullable List<Agreement.Section> sections,
        @Nullable List<Agreement.Milestone> dates,
        @Nullable String place,
        @Nullable String facilitator,
        Agreement.@Nullable Status status,
        @Nullable List<Provision> provisions,
        @Nullable List<Assessment> assessments,
        @Nullable List<Claim> claims,
        @Nullable List<AgreementId> related,
        @Nullable Localized<String> note,
        @Nullable List<SourceId> sources,
        @Nullable List<SourceForm> newSources) {

    /** The agreement with other assessments. */
    static Agreement assessed(Agreement it, List<Assessment> assessments) {
        return new AgreementForm(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        it.title(),
                        it.titleSources(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        assessments,
                        null,
                        null,
                        null,
                        null,
                        null)
                .as(it.id(), it);
    }

    static final int EARLIEST = 1999;
    static final int LATEST = 2100;

    /** What keeps it from being the agreement of this id; empty if nothing does. */
    List<Problem> problems(AgreementId address) {
        var limits = new Limits();
        if (id != null && !id.equals(address)) {
            limits.wrong("id", "desk.wrong.other-id", address.value(), id.value());
        }
        if (year != null && year.filter(it -> it < EARLIEST || it > LATEST).isPresent()) {
            limits.wrong("year", "desk.wrong.year", EARLIEST, LATEST);
        }
        if (parent != null && parent.filter(address::equals).isPresent()) {
            limits.wrong("parent", "desk.wrong.self");
        }
        if (related != null && related.contains(address)) {
            limits.wrong("related", "desk.wrong.self");
        }
        limits.title("title", title);
        limits.texts("summary", summary, Limits.TEXT);
        limits.texts("note", note, Limits.TEXT);
        limits.phrase("place", place, Limits.PHRASE);
        limits.phrase("facilitator", facilitator, Limits.PHRASE);
        limits.rows("related", orNone(related));
        limits.rows("sources", orNone(sources));
        checkRows(limits);
        return limits.problems();
    }

    private void checkRows(Limits limits) {
        limits.rows("sections", orNone(sections));
        limits.rows("dates", orNone(dates));
        limits.rows("newSources", orNone(newSources));
        if (!limits.problems().isEmpty()) {
            return;
        }
        for (var section : orNone(sections)) {
            if (section.key() == null || section.text() == null) {
                limits.wrong("sections", "desk.wrong.empty");
            } else {
                limits.texts(section.key().code(), section.text(), Limits.TEXT);
            }
        }
        for (int i = 0; i < orNone(dates).size(); i++) {
            var milestone = orNone(dates).get(i);
            if (milestone.date() == null || milestone.what() == null) {
                limits.wrong("dates.%d.date".formatted(i), "desk.wrong.empty");
            } else {
                limits.texts("dates.%d.what".formatted(i), milestone.what(), Limits.TITLE);
            }
        }
        for (int i = 0; i < orNone(newSources).size(); i++) {
            orNone(newSources).get(i).check("sources." + i, limits);
        }
    }

    /**
     * The agreement that was sent.
     *
     * @throws Refused if something is wrong with it
     */
    Agreement as(AgreementId address, @Nullable Agreement before) {
        var problems = new ArrayList<>(problems(address));
        if (!problems.isEmpty() || title == null) {
            throw new Refused(problems);
        }
        var old = before == null ? blank(address, title) : before;
        return new Agreement(
                address,
                or(kind, old.kind()),
                parent == null ? old.parent() : parent.orElse(null),
                or(nature, old.nature()),
                year == null ? old.year() : year.orElse(null),
                or(partOf38, old.partOf38()),
                or(certainty, old.certainty()),
                title,
                titleSources == null ? titleSources(old) : titleSources,
                or(alsoKnownAs, old.alsoKnownAs()),
                or(summary, old.summary()),
                or(sections, old.sections()),
                or(dates, old.dates()),
                place == null ? old.place() : blankIsNone(place),
                facilitator == null ? old.facilitator() : blankIsNone(facilitator),
                or(status, old.stated()),
                or(provisions, old.provisions()),
                or(assessments, old.assessments()),
                or(claims, old.claims()),
                or(related, old.related()),
                or(note, old.note()),
                Stream.concat(
                                or(sources, old.sources()).stream(),
                                added().stream().map(Source::id))
                        .distinct()
                        .toList());
    }

    List<Source> added() {
        return orNone(newSources).stream().map(SourceForm::as).toList();
    }

    /** A title that was changed is our own wording, whatever the old one rested on. */
    private Localized<List<SourceId>> titleSources(Agreement old) {
        var kept = new EnumMap<Language, List<SourceId>>(Language.class);
        old.titleSources().values().forEach((language, ids) -> {
            if (title != null && old.title().in(language).equals(title.in(language))) {
                kept.put(language, ids);
            }
        });
        return Localized.of(kept);
    }

    private static Agreement blank(AgreementId id, Localized<String> title) {
        return new Agreement(
                id,
                Agreement.Kind.AGREEMENT,
                null,
                Agreement.Nature.POLITICAL,
                null,
                Agreement.PartOf38.NO,
                new Agreement.Certainty(
                        Agreement.Degree.NOT_APPLICABLE, Agreement.Degree.NOT_APPLICABLE, Localized.none()),
                title,
                Localized.none(),
                Localized.none(),
                Localized.none(),
                List.of(),
                List.of(),
                null,
                null,
                Agreement.Status.UNKNOWN,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Localized.none(),
                List.of());
    }

    private static <T> T or(@Nullable T sent, T old) {
        return Objects.requireNonNullElse(sent, old);
    }

    private static @Nullable String blankIsNone(String text) {
        return text.isBlank() ? null : text;
    }

    private static <T> List<T> orNone(@Nullable List<T> rows) {
        return rows == null ? List.of() : rows;
    }
}
