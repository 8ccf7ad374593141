package org.dialogueinfo.website;

import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Memory.Difference;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.frame.Texts;
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

    private static final Map<String, Class<? extends Item>> PAGES =
            Map.of("agreement", Agreement.class, "meeting", Meeting.class, "situation", Situation.class);

    private final Archive archive;
    private final Memory memory;
    private final Releases releases;

    MemoryPages(Archive archive, Memory memory, Releases releases) {
        this.archive = archive;
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
    String revisions(@PathVariable Rendering rendering, @RequestParam(defaultValue = "") String item, Model model) {
        var revisions = memory.revisions(item);
        if (revisions.isEmpty()) {
            throw new NoSuchPage();
        }
        name(item, rendering, model);
        model.addAttribute("revisions", revisions);
        return "website/revisions";
    }

    @GetMapping(ARCHIVE + "/compare")
    String compare(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        var before = number(from);
        var after = number(to);
        name(item, rendering, model);
        model.addAttribute("from", before);
        model.addAttribute("to", after);
        model.addAttribute(
                "differences", shown(memory.compare(item, before, after).orElseThrow(NoSuchPage::new), rendering));
        return "website/compare";
    }

    private static int number(String revision) {
        try {
            return Integer.parseInt(revision);
        } catch (NumberFormatException e) {
            throw new NoSuchPage();
        }
    }

    /** What the item is called and where it is shown, if it has a page of its own. */
    private void name(String item, Rendering rendering, Model model) {
        model.addAttribute("item", item);
        var parts = item.split("/", 2);
        var type = PAGES.get(parts[0]);
        if (type != null && parts.length == 2) {
            archive.find(type, parts[1]).ifPresent(it -> {
                model.addAttribute("name", new Texts(rendering).of(it.label()).text());
                model.addAttribute("page", "/%s/%ss/%s".formatted(rendering.path(), parts[0], parts[1]));
            });
        }
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
