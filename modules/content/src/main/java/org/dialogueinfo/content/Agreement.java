package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param stated how far it is implemented as long as there is no assessment of the whole; ask {@link #status()}
 * @param provisions its points, numbered as in the text
 * @param assessments how far it and its provisions were implemented when; only ever added to
 * @param claims what the sides, the EU and monitors say of it
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
        @JsonProperty("status") Status stated,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Provision> provisions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Assessment> assessments,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Claim> claims,
        List<AgreementId> related,
        Localized<String> note,
        List<SourceId> sources)
        implements Item {

    public Agreement {
        if (title.isEmpty()) {
            throw new IllegalArgumentException("An agreement needs a title: %s".formatted(id));
        }
        sections = List.copyOf(sections);
        dates = List.copyOf(dates);
        provisions = Item.orNone(provisions);
        assessments = Item.orNone(assessments);
        claims = Item.orNone(claims);
        related = List.copyOf(related);
        sources = List.copyOf(sources);
        var numbers = new HashSet<String>();
        for (var provision : provisions) {
            if (!numbers.add(provision.number())) {
                throw new IllegalArgumentException(
                        "Provision %s of %s is there twice".formatted(provision.number(), id));
            }
        }
    }

    /** How far the agreement as a whole is implemented: what the newest assessment says, else what is stated. */
    public Status status() {
        return newest(null).orElse(stated);
    }

    /** How far a provision is implemented; unknown while nobody assessed it. */
    public Status status(Provision provision) {
        return newest(provision.number()).orElse(Status.UNKNOWN);
    }

    private Optional<Status> newest(@Nullable String provision) {
        return history(provision).reduce((before, later) -> later).map(Assessment::status);
    }

    /** The assessments of a provision, or of the agreement as a whole where it is null; oldest first. */
    public Stream<Assessment> history(@Nullable String provision) {
        return assessments.stream()
                .filter(it -> java.util.Objects.equals(it.provision(), provision))
                .sorted(Comparator.comparing(Assessment::on));
    }

    Set<String> provisionNumbers() {
        return provisions.stream().map(Provision::number).collect(java.util.stream.Collectors.toSet());
    }

    Stream<String> assessedProvisions() {
        return assessments.stream().flatMap(it -> Stream.ofNullable(it.provision()));
    }

    public Optional<Provision> provision(String number) {
        return provisions.stream().filter(it -> it.number().equals(number)).findFirst();
    }

    /**
     * The agreement with what held on a day: without the assessments, milestones and claims of later days, and without
     * a status that is only known of a later day. Its texts are as they are now.
     */
    public Agreement asOf(LocalDate day) {
        return with(
                stated.asOf() != null && holds(stated.asOf(), day) ? stated : Status.UNKNOWN,
                dates.stream().filter(it -> holds(it.date(), day)).toList(),
                assessments.stream().filter(it -> holds(it.on(), day)).toList(),
                claims.stream()
                        .filter(it -> it.date() != null && holds(it.date(), day))
                        .toList());
    }

    private static boolean holds(PartialDate since, LocalDate day) {
        return !since.last().isAfter(day);
    }

    Agreement with(List<Assessment> assessments) {
        return with(stated, dates, assessments, claims);
    }

    private Agreement with(Status stated, List<Milestone> dates, List<Assessment> assessments, List<Claim> claims) {
        return new Agreement(
                id,
                kind,
                parent,
                nature,
                year,
                partOf38,
                certainty,
                title,
                titleSources,
                alsoKnownAs,
                summary,
                sections,
                dates,
                place,
                facilitator,
                stated,
                provisions,
                assessments,
                claims,
                related,
                note,
                sources);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return title;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        var texts = new LinkedHashMap<String, Localized<String>>();
        texts.put("title", title);
        texts.put("summary", summary);
        sections.forEach(it -> texts.put("sections/" + it.key().code(), it.text()));
        dates.forEach(it -> texts.put("dates/" + it.date(), it.what()));
        texts.put("note", note);
        texts.put("certainty", certainty.basis());
        provisions.forEach(it -> {
            texts.put("provisions/" + it.number(), it.text());
            texts.put("provisions/" + it.number() + "/note", it.note());
        });
        for (int i = 0; i < assessments.size(); i++) {
            texts.put("assessments/" + i, assessments.get(i).reason());
        }
        for (int i = 0; i < claims.size(); i++) {
            texts.put("claims/" + i, claims.get(i).text());
        }
        return texts;
    }

    @Override
    public Stream<SourceId> cited() {
        return Stream.of(
                        sources.stream(),
                        sections.stream().flatMap(it -> it.sources().stream()),
                        dates.stream().flatMap(it -> it.sources().stream()),
                        titleSources.values().values().stream().flatMap(List::stream),
                        provisions.stream().flatMap(it -> it.sources().stream()),
                        assessments.stream().flatMap(it -> it.sources().stream()),
                        claims.stream().flatMap(it -> it.sources().stream()))
                .flatMap(it -> it);
    }

    @Override
    public Stream<AgreementId> named() {
        return Stream.concat(related.stream(), Stream.ofNullable(parent));
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

    /** What a status can be asked by: a step of the scale or a mark. */
    public interface StatusCode extends Named {

        /** Reads a step, a mark, or one of the codes of the first content packs. */
        static StatusCode of(String code) {
            return Stream.of(Mark.values())
                    .filter(it -> it.code().equals(code))
                    .map(StatusCode.class::cast)
                    .findFirst()
                    .orElseGet(() -> Implementation.of(code));
        }
    }

    /** The scale; unknown is the absence of a source, not a step of it. */
    public enum Implementation implements StatusCode {
        NOT_STARTED,
        MINIMAL,
        PARTIAL,
        FULL,
        UNKNOWN;

        /** Also reads the codes of the first content packs. */
        @JsonCreator
        public static Implementation of(String code) {
            return switch (code) {
                case "implemented" -> FULL;
                case "partially-implemented" -> PARTIAL;
                case "not-implemented" -> NOT_STARTED;
                default -> Named.of(Implementation.class, code);
            };
        }
    }

    /** What is said of a status beside the scale. */
    public enum Mark implements StatusCode {
        DISPUTED,
        UNCLEAR,
        SUPERSEDED;

        @JsonCreator
        public static Mark of(String code) {
            return Named.of(Mark.class, code);
        }
    }

    /**
     * How far it is implemented.
     *
     * @param asOf the date of the newest source that says so; null when none does
     */
    public record Status(
            Implementation value,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Mark> marks,
            @Nullable PartialDate asOf) {

        public static final Status UNKNOWN = new Status(Implementation.UNKNOWN, List.of(), null);

        public Status {
            marks = Item.orNone(marks);
        }

        @JsonCreator
        static Status of(
                @JsonProperty("value") String value,
                @JsonProperty("marks") @Nullable List<Mark> marks,
                @JsonProperty("asOf") @Nullable PartialDate asOf) {
            return value.equals(Mark.SUPERSEDED.code())
                    ? new Status(Implementation.UNKNOWN, List.of(Mark.SUPERSEDED), asOf)
                    : new Status(Implementation.of(value), marks == null ? List.of() : marks, asOf);
        }

        /** Whether the status has the value, or bears the mark. */
        public boolean has(StatusCode code) {
            return value == code || code instanceof Mark mark && marks.contains(mark);
        }
    }
}
