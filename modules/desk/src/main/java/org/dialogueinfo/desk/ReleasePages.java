package org.dialogueinfo.desk;

import java.security.Principal;
import org.dialogueinfo.content.Releases;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Numbered states of the whole archive, to be cited; each stays downloadable. */
@Controller
class ReleasePages {

    private static final int LONGEST = 500;

    private final Releases releases;
    private final Editors editors;

    ReleasePages(Releases releases, Editors editors) {
        this.releases = releases;
        this.editors = editors;
    }

    @GetMapping("/desk/releases")
    String list(Model model) {
        model.addAttribute("releases", releases.all());
        model.addAttribute("longest", LONGEST);
        return "desk/releases";
    }

    @PostMapping("/desk/releases")
    String release(@RequestParam(defaultValue = "") String note, Principal editor) {
        if (note.isBlank() || note.length() > LONGEST) {
            return "redirect:/desk/releases?note";
        }
        var before = releases.all().stream().findFirst();
        var release = editors.release(note.strip(), editor.getName());
        return "redirect:/desk/releases?"
                + (before.filter(release::equals).isPresent() ? "same" : "made=" + release.number());
    }
}
