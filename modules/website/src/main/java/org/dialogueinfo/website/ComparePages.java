package org.dialogueinfo.website;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Rollup;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Two agreements side by side, or one as it stood on two days. */
@Controller
class ComparePages {

    private final Archive archive;
    private final Memory memory;
    private final Site site;

    ComparePages(Archive archive, Memory memory, Site site) {
        this.archive = archive;
        this.memory = memory;
        this.site = site;
    }

    /**
     * Without agreements it is a form. The second agreement may be left out: then the first is compared with itself.
     *
     * @param onA the day as of which the first one is shown, by the dates of the facts; today if there is none
     */
    @GetMapping(Site.RENDERING + "/compare")
    String compare(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String a,
            @RequestParam(defaultValue = "") String b,
            @RequestParam(required = false) @Nullable String onA,
            @RequestParam(required = false) @Nullable String onB,
            Model model) {
        model.addAttribute("all", archive.agreements(AgreementFilter.all()));
        model.addAttribute("a", a);
        model.addAttribute("b", b.isBlank() ? a : b);
        model.addAttribute("onA", Objects.toString(onA, ""));
        model.addAttribute("onB", Objects.toString(onB, ""));
        if (!a.isBlank()) {
            var sides = List.of(side(a, onA), side(b.isBlank() ? a : b, onB));
            model.addAttribute("sides", sides);
            model.addAttribute("facts", facts(sides, rendering));
            model.addAttribute(
                    "sections",
                    List.of(Agreement.SectionKey.values()).stream()
                            .filter(key -> sides.stream()
                                    .anyMatch(it -> it.agreement().section(key).isPresent()))
                            .toList());
            model.addAttribute(
                    "sameText",
                    sides.get(0)
                            .agreement()
                            .sections()
                            .equals(sides.get(1).agreement().sections()));
            model.addAttribute("named", new ArchivePages.Named(archive));
        }
        return "website/compare-agreements";
    }

    private Side side(String id, @Nullable String day) {
        try {
            var on = ApiTexts.day(day);
            return memory.read(Agreement.class, id, new Axes(on, null, null))
                    .map(it -> new Side(it.item(), on))
                    .orElseThrow(NoSuchPage::new);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

    private List<Fact> facts(List<Side> sides, Rendering rendering) {
        var t = new Texts(rendering);
        var facts = new ArrayList<Fact>();
        fact(facts, "website.status", sides, it -> status(it, rendering));
        fact(facts, "website.compare.as-of", sides, it -> day(it.status().asOf(), t));
        fact(facts, "website.kind", sides, it -> said("kind", it.kind().code(), rendering));
        fact(facts, "website.nature", sides, it -> said("nature", it.nature().code(), rendering));
        fact(facts, "website.year", sides, it -> Objects.toString(it.year(), ""));
        fact(
                facts,
                "website.part-of-38",
                sides,
                it -> said("part-of-38", it.partOf38().code(), rendering));
        fact(facts, "archive.provisions", sides, it -> provisions(it, rendering));
        fact(
                facts,
                "website.compare.dates",
                sides,
                it -> Integer.toString(it.dates().size()));
        fact(
                facts,
                "website.compare.assessments",
                sides,
                it -> Integer.toString(it.assessments().size()));
        fact(
                facts,
                "website.compare.claims",
                sides,
                it -> Integer.toString(it.claims().size()));
        return facts;
    }

    private static void fact(List<Fact> facts, String key, List<Side> sides, Function<Agreement, String> value) {
        var values = sides.stream().map(it -> value.apply(it.agreement())).toList();
        if (values.stream().anyMatch(it -> !it.isEmpty())) {
            facts.add(new Fact(key, values));
        }
    }

    private String status(Agreement it, Rendering rendering) {
        var words = new ArrayList<String>();
        if (it.status().value() != Agreement.Implementation.UNKNOWN
                || it.status().marks().isEmpty()) {
            words.add(said("status", it.status().value().code(), rendering));
        }
        it.status().marks().forEach(mark -> words.add(said("status", mark.code(), rendering)));
        return String.join(", ", words);
    }

    private String provisions(Agreement it, Rendering rendering) {
        var rollup = Rollup.ofProvisions(it);
        var words = new ArrayList<String>();
        rollup.values().forEach((step, count) -> {
            if (count > 0) {
                words.add("%s: %d".formatted(said("status", step.code(), rendering), count));
            }
        });
        return String.join(", ", words);
    }

    private String said(String name, String code, Rendering rendering) {
        return site.say("website.%s.%s".formatted(name, code), rendering);
    }

    private static String day(@Nullable PartialDate date, Texts t) {
        return date == null ? "" : t.date(date);
    }

    /** @param on the day it is shown as of; null for today */
    record Side(Agreement agreement, @Nullable LocalDate on) {

        public String page() {
            return "/agreements/" + agreement.id() + (on == null ? "" : "?asOf=" + on);
        }

        public @Nullable PartialDate day() {
            return on == null ? null : PartialDate.of(on.toString());
        }
    }

    record Fact(String key, List<String> values) {

        public boolean differs() {
            return !values.get(0).equals(values.get(1));
        }
    }
}
