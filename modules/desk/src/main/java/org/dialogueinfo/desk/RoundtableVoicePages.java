package org.dialogueinfo.desk;

import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Voices;
import org.dialogueinfo.roundtables.Voices.HiddenFor;
import org.dialogueinfo.roundtables.Voices.Kind;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Questions, recommendations and answers afterwards: moderating them, and showing them on a screen. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller("deskRoundtableVoicePages")
@RequestMapping("/desk/roundtables/{id}/voices/{kind}")
class RoundtableVoicePages {

    private final Roundtables roundtables;
    private final Voices voices;

    RoundtableVoicePages(Roundtables roundtables, Voices voices) {
        this.roundtables = roundtables;
        this.voices = voices;
    }

    @GetMapping
    String all(@PathVariable RoundtableId id, @PathVariable String kind, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("kind", Kind.of(kind));
        model.addAttribute("voices", voices.all(id, Kind.of(kind)));
        model.addAttribute("reasons", HiddenFor.values());
        return "desk/roundtable-voices";
    }

    /** For the screen in the room: only what may be seen, in large letters, renewed by itself. */
    @GetMapping("/screen")
    String screen(@PathVariable RoundtableId id, @PathVariable String kind, Model model) {
        model.addAttribute("roundtable", roundtables.find(id).orElseThrow());
        model.addAttribute("voices", voices.shown(id, Kind.of(kind)));
        return "desk/roundtable-screen";
    }

    @PostMapping("/{voice}/show")
    String show(@PathVariable RoundtableId id, @PathVariable String kind, @PathVariable String voice) {
        voices.show(id, voice);
        return back(id, kind);
    }

    @PostMapping("/{voice}/hide")
    String hide(
            @PathVariable RoundtableId id,
            @PathVariable String kind,
            @PathVariable String voice,
            @RequestParam String reason) {
        voices.hide(id, voice, HiddenFor.of(reason));
        return back(id, kind);
    }

    private static String back(RoundtableId id, String kind) {
        return "redirect:/desk/roundtables/%s/voices/%s"
                .formatted(id, Kind.of(kind).code());
    }

    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once) {
        once.addFlashAttribute("problem", "roundtables.problem." + e.reason().code());
        return "redirect:/desk/roundtables";
    }
}
