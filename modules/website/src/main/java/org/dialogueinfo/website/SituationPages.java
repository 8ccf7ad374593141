package org.dialogueinfo.website;

import java.util.LinkedHashSet;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** "What does it change for me?": from situations of life to the agreements behind them and how far these are. */
@Controller
class SituationPages {

    private static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";

    private final Archive archive;
    private final Signs signs;

    SituationPages(Archive archive, Signs signs) {
        this.archive = archive;
        this.signs = signs;
    }

    @GetMapping(RENDERING + "/situations")
    String situations(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("situations", archive.all(Situation.class));
        model.addAttribute("signs", signs);
        return "website/situations";
    }

    @GetMapping(RENDERING + "/situations/{id}")
    String situation(@PathVariable Rendering rendering, @PathVariable String id, Model model) {
        var situation = archive.find(Situation.class, id).orElseThrow(NoSuchPage::new);
        model.addAttribute("situation", situation);
        model.addAttribute("agreements", agreements(situation));
        model.addAttribute("sources", archive.sources(new LinkedHashSet<>(situation.sources())));
        model.addAttribute("signs", signs);
        return "website/situation";
    }

    private List<Agreement> agreements(Situation situation) {
        return situation.agreements().stream()
                .flatMap(it -> archive.agreement(it).stream())
                .toList();
    }
}
