package org.dialogueinfo.website;

import java.text.Collator;
import java.util.Comparator;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The words of the field, and what the house says of itself. */
@Controller
class HousePages {

    private final Archive archive;

    HousePages(Archive archive) {
        this.archive = archive;
    }

    /** In the order of the reader's alphabet. */
    @GetMapping(Site.RENDERING + "/glossary")
    String glossary(@PathVariable Rendering rendering, Model model) {
        var texts = new Texts(rendering);
        var collator = Collator.getInstance(rendering.locale());
        model.addAttribute(
                "terms",
                archive.all(GlossaryTerm.class).stream()
                        .sorted(Comparator.comparing(it -> texts.of(it.term()).text(), collator))
                        .toList());
        return "website/glossary";
    }

    @GetMapping(Site.RENDERING + "/{page:about|method|corrections|privacy}")
    String house(@PathVariable Rendering rendering, @PathVariable String page, Model model) {
        model.addAttribute("page", page);
        return page.equals("privacy") ? "website/privacy" : "website/house";
    }
}
