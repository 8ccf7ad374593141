package org.dialogueinfo.desk;

import java.util.List;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.Overview;
import org.dialogueinfo.delivery.Broadcasts;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The desk's first page: what waits to be done, and what went out last. */
@Controller
class WorkPages {

    private final Editing editing;
    private final Broadcasts broadcasts;

    WorkPages(Editing editing, Broadcasts broadcasts) {
        this.editing = editing;
        this.broadcasts = broadcasts;
    }

    @GetMapping("/desk")
    String work(Authentication who, Model model) {
        if (!Role.mayEdit(who)) {
            return "redirect:/desk/account";
        }
        model.addAttribute(
                "open", List.of(open("meetings", editing.meetings()), open("agreements", editing.agreements())));
        model.addAttribute("broadcasts", broadcasts.latest(5));
        return "desk/work";
    }

    private static Open open(String kind, List<Overview> items) {
        return new Open(
                kind,
                items.size(),
                items.stream().filter(it -> !it.published() || it.changed()).toList());
    }

    /** The items of a kind that the public does not see as they are at the desk. */
    record Open(String kind, int all, List<Overview> items) {}
}
