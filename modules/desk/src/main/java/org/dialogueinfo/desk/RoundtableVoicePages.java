package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.FollowUps;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Summaries;
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
    private final FollowUps followUps;

    RoundtableVoicePages(Roundtables roundtables, Voices voices, FollowUps followUps) {
        this.roundtables = roundtables;
        this.voices = voices;
        this.followUps = followUps;
    }

    @GetMapping
    String all(@PathVariable RoundtableId id, @PathVariable String kind, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("kind", Kind.of(kind));
        model.addAttribute("voices", voices.all(id, Kind.of(kind)));
        model.addAttribute("results", Kind.of(kind) == Kind.FEEDBACK ? followUps.of(id) : List.of());
        model.addAttribute("enough", FollowUps.ENOUGH);
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

    /** A text that gives somebody away stays hidden; where it does is said beside it. */
    @ExceptionHandler
    String handle(Summaries.Attribution e, RedirectAttributes once, HttpServletRequest request) {
        var parts = request.getServletPath().split("/");
        once.addFlashAttribute("givesAway", parts[6]);
        once.addFlashAttribute("places", e.places());
        return back(new RoundtableId(parts[3]), parts[5]);
    }

    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        return "redirect:/desk/roundtables";
    }
}
