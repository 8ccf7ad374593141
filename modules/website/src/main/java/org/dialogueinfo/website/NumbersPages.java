package org.dialogueinfo.website;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Figure;
import org.dialogueinfo.insights.Insights;
import org.dialogueinfo.insights.Measure;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** "In numbers": what the archive holds, how it is used, and what others report, each beside its source and date. */
@Controller
class NumbersPages {

    private static final int DAYS = 30;

    private final Archive archive;
    private final ObjectProvider<Insights> insights;
    private final Subscriptions subscriptions;
    private final Site site;

    NumbersPages(Archive archive, ObjectProvider<Insights> insights, Subscriptions subscriptions, Site site) {
        this.archive = archive;
        this.insights = insights;
        this.subscriptions = subscriptions;
        this.site = site;
    }

    @GetMapping(Site.RENDERING + "/numbers")
    String numbers(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("holdings", archive.holdings());
        model.addAttribute("figures", archive.all(Figure.class));
        model.addAttribute("sourcesOf", new OutreachPages.SourcesOf(archive));
        model.addAttribute(
                "subscribers",
                subscriptions.active().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        model.addAttribute("days", series());
        return "website/numbers";
    }

    /** @param lang the language of the figures' labels */
    @GetMapping("/api/v1/numbers")
    @ResponseBody
    Map<String, Object> json(@RequestParam(defaultValue = "en") Rendering lang) {
        var view = new LinkedHashMap<String, Object>();
        view.put("archive", archive.holdings());
        view.put("subscribers", subscriptions.active());
        view.put(
                "figures",
                archive.all(Figure.class).stream().map(it -> figure(it, lang)).toList());
        series().forEach(it -> view.put(it.measure().code(), it.counts()));
        return view;
    }

    /** The daily counts of all measures as a table, for a spreadsheet. */
    @GetMapping(path = "/api/v1/numbers.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<String> csv() {
        var lines = new StringBuilder("day,measure,what,detail,n\r\n");
        for (var measure :
                Arrays.stream(Measure.values()).filter(Measure::isPublic).toList()) {
            counts(measure, site.today().minusYears(1))
                    .forEach(it -> lines.append(String.join(
                            ",",
                            it.day().toString(),
                            measure.code(),
                            it.what(),
                            it.detail(),
                            Long.toString(it.n()) + "\r\n")));
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", java.nio.charset.StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"dialogue-info-numbers.csv\"")
                .body(lines.toString());
    }

    private List<DailySeries> series() {
        var today = site.today();
        return java.util.stream.Stream.of(Measure.PAGE, Measure.QUESTION, Measure.DELIVERY, Measure.SUBSCRIBER)
                .map(it -> DailySeries.of(it, counts(it, today.minusDays(DAYS - 1)), today, DAYS))
                .toList();
    }

    /** Nothing while insights is switched off. */
    private List<Insights.Count> counts(Measure measure, LocalDate from) {
        return insights.stream()
                .flatMap(it -> it.counts(measure, from).stream())
                .toList();
    }

    private FigureView figure(Figure it, Rendering lang) {
        return new FigureView(
                it.id().value(),
                shown(it.label(), lang),
                it.value(),
                it.unit(),
                it.asOf(),
                archive.sources(it.sources()).stream()
                        .map(AgreementViews.SourceView::of)
                        .toList());
    }

    private static String shown(Localized<String> text, Rendering lang) {
        return new org.dialogueinfo.frame.Texts(lang).of(text).text();
    }

    record FigureView(
            String id,
            String label,
            java.math.@Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable PartialDate asOf,
            List<AgreementViews.SourceView> sources) {}
}
