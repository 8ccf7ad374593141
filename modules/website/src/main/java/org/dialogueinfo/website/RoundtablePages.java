package org.dialogueinfo.website;

import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.dialogueinfo.roundtables.RoundtableId;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What everybody may know of roundtables: public events, and the summaries of guarded ones. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
class RoundtablePages {

    private static final String ROUNDTABLES = "/{rendering:en|sq|sr|sr-cyrl}/roundtables";

    private final PublicRoundtables roundtables;
    private final Archive archive;

    RoundtablePages(PublicRoundtables roundtables, Archive archive) {
        this.roundtables = roundtables;
        this.archive = archive;
    }

    @GetMapping(ROUNDTABLES)
    String list(@PathVariable Rendering rendering, Model model) {
        List<PublicRoundtables.Shown> shown = roundtables.all();
        model.addAttribute("roundtables", shown);
        return "website/roundtables";
    }

    @GetMapping(ROUNDTABLES + "/{id:[a-z0-9-]{1,60}}")
    String one(@PathVariable Rendering rendering, @PathVariable String id, Model model) {
        var it = roundtables.find(id(id)).orElseThrow(NoSuchPage::new);
        model.addAttribute("it", it);
        model.addAttribute("agreements", published(Agreement.class, it.agreements()));
        model.addAttribute("meetings", published(Meeting.class, it.meetings()));
        return "website/roundtable";
    }

    /** What an organiser linked and the archive does not have, or not yet, is left out. */
    private <T extends Item> List<T> published(Class<T> type, List<String> ids) {
        return ids.stream().flatMap(it -> archive.find(type, it).stream()).toList();
    }

    private static RoundtableId id(String id) {
        try {
            return new RoundtableId(id);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }
}
