package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.website.AgreementViews.SourceView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Meetings as JSON, for reading. */
@RestController
@RequestMapping("/api/v1")
class MeetingApi {

    private final Archive archive;
    private final Memory memory;
    private final Vocabulary vocabulary;

    MeetingApi(Archive archive, Memory memory, Vocabulary vocabulary) {
        this.archive = archive;
        this.memory = memory;
        this.vocabulary = vocabulary;
    }

    /**
     * @param place a city, as the archive's English phrase
     * @param topic the id of a topic
     */
    @GetMapping("/meetings")
    List<MeetingSummary> meetings(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var about = ApiTexts.topic(archive, topic);
        var city = ApiTexts.read(place, it -> it);
        return archive
                .meetings(new MeetingFilter(
                        year,
                        ApiTexts.read(level, Meeting.Level::of),
                        ApiTexts.read(status, Meeting.Status::of),
                        ApiTexts.read(from, PartialDate::of),
                        ApiTexts.read(to, PartialDate::of),
                        null))
                .stream()
                .filter(it -> about == null || about.has(it))
                .filter(it -> city == null || city.equals(ListPages.city(it)))
                .map(it -> new MeetingSummary(
                        it.id(), it.date(), it.level(), it.status(), say.text(it.title()), say.text(it.summary())))
                .toList();
    }

    @GetMapping("/meetings/{id}")
    Map<String, @Nullable Object> meeting(@PathVariable MeetingId id, @RequestParam(defaultValue = "en") String lang) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
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
                                say.phrase(Vocabulary.Field.PLACES, place.city()),
                                say.phrase(Vocabulary.Field.PLACES, place.country())));
        view.put("facilitator", say.phrase(Vocabulary.Field.FACILITATORS, it.facilitator()));
        view.put("lang", say.rendering());
        view.put("title", say.text(it.title()));
        view.put("summary", say.text(it.summary()));
        view.put("note", say.text(it.note()));
        view.put(
                "topics",
                it.topics().stream()
                        .map(topic -> say.phrase(Vocabulary.Field.TOPICS, topic))
                        .toList());
        view.put(
                "participants",
                it.participants().stream()
                        .map(p -> new ParticipantView(
                                say.phrase(Vocabulary.Field.NAMES, p.name()), say.role(p.name(), p.role()), p.side()))
                        .toList());
        view.put("agreements", it.agreements());
        view.put(
                "sources",
                archive.sources(it.sources()).stream().map(SourceView::of).toList());
        view.put("revision", memory.revisionOf("meeting/" + id));
        return view;
    }

    record MeetingSummary(
            MeetingId id, PartialDate date, Meeting.Level level, Meeting.Status status, String title, String summary) {}

    record PlaceView(@Nullable String city, @Nullable String country) {}

    record ParticipantView(@Nullable String name, @Nullable String role, Meeting.Side side) {}
}
