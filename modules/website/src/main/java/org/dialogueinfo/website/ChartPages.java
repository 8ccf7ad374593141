package org.dialogueinfo.website;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Deadlines;
import org.dialogueinfo.content.Rollup;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** The archive's numbers: pictures, the tables behind them, deadlines and roll-ups. */
@Controller
@RequestMapping
class ChartPages {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");
    private static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Archive archive;
    private final Charts charts;
    private final Deadlines deadlines;
    private final Clock clock;

    ChartPages(Archive archive, Charts charts, Deadlines deadlines, Clock clock) {
        this.archive = archive;
        this.charts = charts;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @GetMapping(RENDERING + "/implementation")
    String implementation(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("scale", Scale.of(archive.all(Agreement.class)));
        model.addAttribute(
                "charts",
                List.of(
                        Map.entry("implementation", charts.implementation(rendering)),
                        Map.entry("meetings", charts.meetings(rendering))));
        model.addAttribute("deadlines", deadlines.all(today()));
        model.addAttribute(
                "titles",
                archive.all(Agreement.class).stream().collect(Collectors.toMap(Agreement::id, Agreement::title)));
        return "website/implementation";
    }

    @GetMapping(RENDERING + "/pictures/{name:implementation|meetings}.{format:svg|png}")
    @ResponseBody
    ResponseEntity<byte[]> picture(
            @PathVariable Rendering rendering, @PathVariable String name, @PathVariable String format) {
        return drawn(name.equals("meetings") ? charts.meetings(rendering) : charts.implementation(rendering), format);
    }

    @GetMapping(RENDERING + "/pictures/agreements/{id}.{format:svg|png}")
    @ResponseBody
    ResponseEntity<byte[]> history(
            @PathVariable Rendering rendering, @PathVariable String id, @PathVariable String format) {
        var agreement = archive.find(Agreement.class, id).orElseThrow(NoSuchPage::new);
        return drawn(charts.history(agreement, rendering), format);
    }

    private static ResponseEntity<byte[]> drawn(Chart chart, String format) {
        var svg = format.equals("svg");
        return ResponseEntity.ok()
                .contentType(svg ? SVG : MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(5)))
                .body(svg ? ChartDrawing.svg(chart).getBytes(StandardCharsets.UTF_8) : ChartDrawing.png(chart));
    }

    @GetMapping("/api/v1/deadlines")
    @ResponseBody
    List<Deadlines.Deadline> deadlines() {
        return deadlines.all(today());
    }

    @GetMapping("/api/v1/implementation")
    @ResponseBody
    Map<String, Object> rollups() {
        var all = archive.all(Agreement.class);
        var view = new LinkedHashMap<String, Object>();
        view.put("agreements", Rollup.ofAgreements(all));
        view.put(
                "natures",
                all.stream()
                        .collect(Collectors.groupingBy(
                                it -> it.nature().code(),
                                TreeMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), Rollup::ofAgreements))));
        view.put(
                "years",
                all.stream()
                        .filter(it -> it.year() != null)
                        .collect(Collectors.groupingBy(
                                it -> Objects.requireNonNull(it.year()),
                                TreeMap::new,
                                Collectors.collectingAndThen(Collectors.toList(), Rollup::ofAgreements))));
        view.put(
                "provisions",
                all.stream()
                        .filter(it -> !it.provisions().isEmpty())
                        .collect(Collectors.toMap(
                                it -> it.id().value(), Rollup::ofProvisions, (a, b) -> a, TreeMap::new)));
        return view;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
    }
}
