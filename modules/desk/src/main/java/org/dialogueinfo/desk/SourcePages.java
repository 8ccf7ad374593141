package org.dialogueinfo.desk;

import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.LinkReport;
import org.dialogueinfo.content.Source;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where statements lack a source, and what became of the addresses of sources. */
@Controller
class SourcePages {

    private final MissingSources missing;
    private final LinkReport links;
    private final Archive archive;

    SourcePages(MissingSources missing, LinkReport links, Archive archive) {
        this.missing = missing;
        this.links = links;
        this.archive = archive;
    }

    @GetMapping("/desk/sources")
    String sources(Model model) {
        model.addAttribute("missing", missing.all());
        return "desk/sources";
    }

    @GetMapping("/desk/links")
    String links(@RequestParam(defaultValue = "") String result, Model model) {
        var all = links.links();
        model.addAttribute("result", result);
        model.addAttribute("results", LinkReport.Result.values());
        model.addAttribute(
                "links",
                all.stream()
                        .filter(it -> result.isEmpty() || it.result().code().equals(result))
                        .map(it -> new Row(
                                it,
                                archive.find(Source.class, it.source().value())
                                        .map(Source::title)
                                        .orElse(it.source().value())))
                        .toList());
        model.addAttribute("looked", all.size());
        model.addAttribute(
                "all",
                archive.all(Source.class).stream()
                        .filter(it -> it.url() != null)
                        .count());
        return "desk/links";
    }

    record Row(LinkReport.Link link, String title) {}
}
