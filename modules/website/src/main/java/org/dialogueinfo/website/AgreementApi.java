package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Memory.Reading;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.website.AgreementViews.SummaryView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Agreements and their provisions as JSON, for reading. */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementApi {

    private final Archive archive;
    private final Memory memory;
    private final Vocabulary vocabulary;
    private final AgreementViews views;

    AgreementApi(Archive archive, Memory memory, Vocabulary vocabulary, AgreementViews views) {
        this.archive = archive;
        this.memory = memory;
        this.vocabulary = vocabulary;
        this.views = views;
    }

    /**
     * @param status a step of the scale or a mark
     * @param topic the id of a topic
     */
    @GetMapping
    List<SummaryView> agreements(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var filter = new AgreementFilter(
                year,
                ApiTexts.read(nature, Agreement.Nature::of),
                ApiTexts.read(kind, Agreement.Kind::of),
                ApiTexts.read(status, Agreement.StatusCode::of));
        var about = ApiTexts.topic(archive, topic);
        return archive.agreements(filter).stream()
                .filter(it -> about == null || about.has(it))
                .map(it -> views.summary(it, say))
                .toList();
    }

    /**
     * @param asOf a day; what is dated later is left out
     * @param knownOn a day; what the archive recorded later is left out
     * @param release a release; what the archive recorded later is left out
     */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> agreement(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownOn,
            @RequestParam(required = false) @Nullable Integer release) {
        var reading = found(id, new Axes(ApiTexts.day(asOf), ApiTexts.day(knownOn), release));
        var view = views.whole(reading.item(), new ApiTexts(Rendering.of(lang), vocabulary));
        view.put("asOf", ApiTexts.day(asOf));
        view.put("onRecord", reading.onRecord());
        view.put("recordedAt", reading.recordedAt());
        view.put("revision", reading.revision());
        return view;
    }

    @GetMapping("/{id}/{number}")
    Map<String, @Nullable Object> provision(
            @PathVariable AgreementId id,
            @PathVariable String number,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownOn,
            @RequestParam(required = false) @Nullable Integer release) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var reading = found(id, new Axes(ApiTexts.day(asOf), ApiTexts.day(knownOn), release));
        var agreement = reading.item();
        var provision = agreement.provision(number).orElseThrow(() -> new NotInArchive(id + "/" + number));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("agreement", views.summary(agreement, say));
        view.put("lang", say.rendering());
        view.putAll(views.provision(agreement, provision, say));
        view.put(
                "history",
                agreement.history(number).map(it -> views.assessment(it, say)).toList());
        view.put("revision", reading.revision());
        view.put("cite", new Cite(id.value(), number, release).toString());
        return view;
    }

    private Reading<Agreement> found(AgreementId id, Axes at) {
        return memory.read(Agreement.class, id.value(), at).orElseThrow(() -> new NotInArchive(id.value()));
    }
}
