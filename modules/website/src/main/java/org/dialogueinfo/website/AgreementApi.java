package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Memory;
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

    /** @param status a step of the scale or a mark */
    @GetMapping
    List<SummaryView> agreements(
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String status) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var filter = new AgreementFilter(
                year,
                ApiTexts.read(nature, Agreement.Nature::of),
                null,
                ApiTexts.read(status, Agreement.StatusCode::of));
        return archive.agreements(filter).stream()
                .map(it -> views.summary(it, say))
                .toList();
    }

    /** @param asOf a day; what is dated later is left out */
    @GetMapping("/{id}")
    Map<String, @Nullable Object> agreement(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String asOf) {
        var view = views.whole(found(id, asOf), new ApiTexts(Rendering.of(lang), vocabulary));
        view.put("revision", memory.revisionOf("agreement/" + id));
        return view;
    }

    @GetMapping("/{id}/{number}")
    Map<String, @Nullable Object> provision(
            @PathVariable AgreementId id,
            @PathVariable String number,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String asOf) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var agreement = found(id, asOf);
        var provision = agreement.provision(number).orElseThrow(() -> new NotInArchive(id + "/" + number));
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("agreement", views.summary(agreement, say));
        view.put("lang", say.rendering());
        view.putAll(views.provision(agreement, provision, say));
        view.put(
                "history",
                agreement.history(number).map(it -> views.assessment(it, say)).toList());
        view.put("revision", memory.revisionOf("agreement/" + id));
        return view;
    }

    private Agreement found(AgreementId id, @Nullable String asOf) {
        var agreement = archive.agreement(id).orElseThrow(() -> new NotInArchive(id.value()));
        var day = ApiTexts.day(asOf);
        return day == null ? agreement : agreement.asOf(day);
    }
}
