package org.dialogueinfo.website;

import java.util.List;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Memory.Difference;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The memory as people read it: the proof, the releases, an item's revisions and what differs between them. */
@Controller
class MemoryPages {

    private static final String ARCHIVE = "/{rendering:en|sq|sr|sr-cyrl}/archive";

    private final Memory memory;
    private final Releases releases;

    MemoryPages(Memory memory, Releases releases) {
        this.memory = memory;
        this.releases = releases;
    }

    @GetMapping(ARCHIVE)
    String archive(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("proof", memory.proof().verification());
        model.addAttribute("since", memory.since().orElse(null));
        model.addAttribute("releases", releases.all());
        return "website/archive";
    }

    @GetMapping(ARCHIVE + "/revisions")
    String revisions(@PathVariable Rendering rendering, @RequestParam String item, Model model) {
        var revisions = memory.revisions(item);
        if (revisions.isEmpty()) {
            throw new NoSuchPage();
        }
        model.addAttribute("item", item);
        model.addAttribute("revisions", revisions);
        return "website/revisions";
    }

    @GetMapping(ARCHIVE + "/compare")
    String compare(
            @PathVariable Rendering rendering,
            @RequestParam String item,
            @RequestParam int from,
            @RequestParam int to,
            Model model) {
        model.addAttribute("item", item);
        model.addAttribute("from", from);
        model.addAttribute("to", to);
        model.addAttribute(
                "differences", shown(memory.compare(item, from, to).orElseThrow(NoSuchPage::new), rendering));
        return "website/compare";
    }

    /** Serbian texts in the script of the page. */
    static List<Difference> shown(List<Difference> all, Rendering rendering) {
        return all.stream()
                .map(it -> it.place().endsWith("/sr") && rendering == Rendering.SR_CYRL
                        ? new Difference(
                                it.place(),
                                it.words().stream()
                                        .map(word -> new Memory.Words(word.change(), rendering.show(word.text())))
                                        .toList())
                        : it)
                .toList();
    }
}
