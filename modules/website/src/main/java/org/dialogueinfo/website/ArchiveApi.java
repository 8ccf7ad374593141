package org.dialogueinfo.website;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The archive as JSON, for reading. */
@RestController
@RequestMapping("/api/v1")
class ArchiveApi {

    private final Archive archive;
    private final Memory memory;
    private final Vocabulary vocabulary;
    private final MessageSource messages;

    ArchiveApi(Archive archive, Memory memory, Vocabulary vocabulary, MessageSource messages) {
        this.archive = archive;
        this.memory = memory;
        this.vocabulary = vocabulary;
        this.messages = messages;
    }

    @GetMapping("/agreements")
    List<AgreementSummary> agreements(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String status) {
        var rendering = Rendering.of(lang);
        var filter = new AgreementFilter(
                year, code(nature, Agreement.Nature::of), null, code(status, Agreement.Implementation::of));
        return archive.agreements(filter).stream()
                .map(it -> summary(it, rendering))
                .toList();
    }

    private AgreementSummary summary(Agreement it, Rendering rendering) {
        return new AgreementSummary(
                it.id(),
                it.kind(),
                it.parent(),
                it.nature(),
                it.year(),
                it.partOf38(),
                text(it.title(), rendering),
                text(it.summary(), rendering),
                status(it));
    }

    private static StatusView status(Agreement it) {
        return new StatusView(it.status().value(), List.of(), it.status().asOf());
    }

    @GetMapping("/agreements/{id}")
    Map<String, @Nullable Object> agreement(
            @PathVariable AgreementId id, @RequestParam(defaultValue = "en") String lang) {
        var rendering = Rendering.of(lang);
        var it = archive.agreement(id).orElseThrow(() -> new NotInArchive(id.value()));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", it.id());
        view.put("kind", it.kind());
        view.put("parent", it.parent());
        view.put("nature", it.nature());
        view.put("year", it.year());
        view.put("partOf38", it.partOf38());
        view.put(
                "certainty",
                Map.of(
                        "kind", it.certainty().kind(),
                        "nature", it.certainty().nature(),
                        "basis", text(it.certainty().basis(), rendering)));
        view.put("lang", rendering);
        view.put("title", text(it.title(), rendering));
        view.put("summary", text(it.summary(), rendering));
        view.put("alsoKnownAs", it.alsoKnownAs().in(rendering.language()).orElse(List.of()));
        view.put(
                "sections",
                it.sections().stream()
                        .map(s -> new SectionView(
                                s.key(),
                                messages.getMessage("website.section." + s.key().code(), null, rendering.locale()),
                                text(s.text(), rendering),
                                languageOf(s.text(), rendering),
                                s.sources()))
                        .toList());
        view.put(
                "dates",
                it.dates().stream()
                        .map(d -> Map.of("date", d.date(), "what", text(d.what(), rendering), "sources", d.sources()))
                        .toList());
        view.put("place", phrase(Vocabulary.Field.PLACES, it.place(), rendering));
        view.put("facilitator", phrase(Vocabulary.Field.FACILITATORS, it.facilitator(), rendering));
        view.put("status", status(it));
        view.put(
                "history",
                memory.revisions("agreement/" + id).stream()
                        .map(r -> Map.of(
                                "revision", r.number(), "at", r.recordedAt(), "reason", r.reason(), "hash", r.hash()))
                        .toList());
        view.put("claims", List.of());
        view.put("provisions", List.of());
        view.put("related", it.related());
        view.put("note", text(it.note(), rendering));
        view.put("sources", sources(it.sources()));
        view.put("revision", memory.revisions("agreement/" + id).size());
        return view;
    }

    @GetMapping("/meetings")
    List<MeetingSummary> meetings(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var rendering = Rendering.of(lang);
        return archive
                .meetings(new MeetingFilter(
                        year,
                        code(level, Meeting.Level::of),
                        code(status, Meeting.Status::of),
                        code(from, PartialDate::of),
                        code(to, PartialDate::of),
                        null))
                .stream()
                .map(it -> new MeetingSummary(
                        it.id(),
                        it.date(),
                        it.level(),
                        it.status(),
                        text(it.title(), rendering),
                        text(it.summary(), rendering)))
                .toList();
    }

    @GetMapping("/meetings/{id}")
    Map<String, @Nullable Object> meeting(@PathVariable MeetingId id, @RequestParam(defaultValue = "en") String lang) {
        var rendering = Rendering.of(lang);
        var it = archive.meeting(id).orElseThrow(() -> new NotInArchive(id.value()));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("id", it.id());
        view.put("date", it.date());
        view.put("lastDay", it.lastDay());
        view.put("level", it.level());
        view.put("format", it.format());
        view.put("round", it.round());
        view.put("status", it.status());
        view.put("evidence", it.evidence());
        var place = it.place();
        view.put(
                "place",
                place == null
                        ? null
                        : new PlaceView(
                                phrase(Vocabulary.Field.PLACES, place.city(), rendering),
                                phrase(Vocabulary.Field.PLACES, place.country(), rendering)));
        view.put("facilitator", phrase(Vocabulary.Field.FACILITATORS, it.facilitator(), rendering));
        view.put("lang", rendering);
        view.put("title", text(it.title(), rendering));
        view.put("summary", text(it.summary(), rendering));
        view.put("note", text(it.note(), rendering));
        view.put(
                "topics",
                it.topics().stream()
                        .map(topic -> phrase(Vocabulary.Field.TOPICS, topic, rendering))
                        .toList());
        view.put(
                "participants",
                it.participants().stream()
                        .map(p -> new ParticipantView(
                                phrase(Vocabulary.Field.NAMES, p.name(), rendering),
                                phrase(Vocabulary.Field.ROLES, p.role(), rendering),
                                p.side()))
                        .toList());
        view.put("agreements", it.agreements());
        view.put("sources", sources(it.sources()));
        view.put("revision", memory.revisions("meeting/" + id).size());
        return view;
    }

    @GetMapping("/archive/verify")
    Map<String, Object> verify() {
        var it = memory.verify();
        var view = new LinkedHashMap<String, Object>();
        view.put("intact", it.intact());
        view.put("revisions", it.revisions());
        view.put("head", it.head());
        it.firstBroken().ifPresent(broken -> view.put("firstBroken", broken));
        return view;
    }

    @GetMapping("/archive/revisions")
    List<Memory.Revision> revisions(@RequestParam String item) {
        return memory.revisions(item.contains("/") ? item : "agreement/" + item);
    }

    @ExceptionHandler
    ErrorResponse handle(NotInArchive e, Locale locale) {
        return ErrorResponse.create(
                e, HttpStatus.NOT_FOUND, messages.getMessage("website.not-in-archive", new Object[] {e.id}, locale));
    }

    @ExceptionHandler
    ErrorResponse handle(IllegalArgumentException e) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    private @Nullable String phrase(Vocabulary.Field field, @Nullable String phrase, Rendering rendering) {
        return phrase == null ? null : rendering.show(vocabulary.say(field, phrase, rendering.language()));
    }

    private List<Source> sources(Collection<SourceId> ids) {
        return archive.sources(ids);
    }

    private static String text(Localized<String> text, Rendering rendering) {
        return text.shownIn(rendering.language())
                .map(it -> it.fallback() ? it.value() : rendering.show(it.value()))
                .orElse("");
    }

    private static String languageOf(Localized<String> text, Rendering rendering) {
        return text.shownIn(rendering.language())
                .map(it -> it.language().code())
                .orElse(rendering.language().code());
    }

    private static <T> @Nullable T code(@Nullable String code, Function<String, T> read) {
        return Optional.ofNullable(code).filter(it -> !it.isBlank()).map(read).orElse(null);
    }

    record AgreementSummary(
            AgreementId id,
            Agreement.Kind kind,
            @Nullable AgreementId parent,
            Agreement.Nature nature,
            @Nullable Integer year,
            Agreement.PartOf38 partOf38,
            String title,
            String summary,
            StatusView status) {}

    record StatusView(
            Agreement.Implementation value,
            List<String> marks,
            @Nullable PartialDate asOf) {}

    record SectionView(Agreement.SectionKey key, String heading, String text, String lang, List<SourceId> sources) {}

    record MeetingSummary(
            MeetingId id, PartialDate date, Meeting.Level level, Meeting.Status status, String title, String summary) {}

    record PlaceView(@Nullable String city, @Nullable String country) {}

    record ParticipantView(@Nullable String name, @Nullable String role, Meeting.Side side) {}

    private static final class NotInArchive extends RuntimeException {
        private final String id;

        NotInArchive(String id) {
            super("The archive has no item " + id);
            this.id = id;
        }
    }
}
