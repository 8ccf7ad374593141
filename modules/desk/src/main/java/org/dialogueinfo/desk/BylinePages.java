package org.dialogueinfo.desk;

import java.security.Principal;
import org.dialogueinfo.content.Bylines;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How the public sees who edited: by a number, or by a name that the editor chooses for themselves. */
@Controller
@RequestMapping("/desk/account/byline")
class BylinePages {

    private final Bylines bylines;

    BylinePages(Bylines bylines) {
        this.bylines = bylines;
    }

    @GetMapping
    String byline(Authentication who, Model model) {
        if (!Role.mayEdit(who)) {
            return "redirect:/desk/account";
        }
        model.addAttribute("number", bylines.of(who.getName()));
        model.addAttribute("chosen", bylines.chosen(who.getName()).orElse(""));
        model.addAttribute("longest", Bylines.LONGEST);
        return "desk/byline";
    }

    @PostMapping
    String choose(@RequestParam(defaultValue = "") String name, Principal who) {
        try {
            bylines.choose(who.getName(), name.isBlank() ? null : name.strip());
            return "redirect:/desk/account/byline?saved";
        } catch (IllegalArgumentException e) {
            return "redirect:/desk/account/byline?wrong";
        }
    }
}
