package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletResponse;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Voices;
import org.dialogueinfo.roundtables.Voices.Kind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Speaking without a name: the personal link gives a slip, and from then on only the slip is known. */
@Controller
class RoundtableVoicePages {

    private static final String ROUNDTABLES = "/{rendering:en|sq|sr|sr-cyrl}/roundtables";
    private static final String SLIP = ROUNDTABLES + "/slip/{slip:[A-Za-z0-9_-]{1,100}}";

    private final Voices voices;

    RoundtableVoicePages(Voices voices) {
        this.voices = voices;
    }

    @ModelAttribute
    void keepPrivate(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    @PostMapping(ROUNDTABLES + "/reply/{token:[A-Za-z0-9_-]{1,100}}/slip")
    String slip(@PathVariable Rendering rendering, @PathVariable String token, @RequestParam String kind) {
        return back(rendering, voices.slip(token, Kind.of(kind)));
    }

    @GetMapping(SLIP)
    String show(@PathVariable Rendering rendering, @PathVariable String slip, Model model) {
        model.addAttribute("slip", slip);
        model.addAttribute("it", voices.see(slip));
        return "website/roundtable-slip";
    }

    @PostMapping(SLIP)
    String speak(@PathVariable Rendering rendering, @PathVariable String slip, @RequestParam String text) {
        voices.speak(slip, rendering.language(), text);
        return back(rendering, slip) + "?saved";
    }

    @PostMapping(SLIP + "/vote")
    String vote(@PathVariable Rendering rendering, @PathVariable String slip, @RequestParam String voice) {
        voices.vote(slip, voice);
        return back(rendering, slip);
    }

    private static String back(Rendering rendering, String slip) {
        return "redirect:/" + rendering.path() + "/roundtables/slip/" + slip;
    }

    @ExceptionHandler
    String handle(Refusal e, Model model, HttpServletResponse response) {
        response.setStatus((e.reason() == Refusal.Reason.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT).value());
        return message("roundtables.problem." + e.reason().code(), model, response);
    }

    @ExceptionHandler
    String handle(IllegalArgumentException e, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        return message("roundtables.slip.problem", model, response);
    }

    private String message(String text, Model model, HttpServletResponse response) {
        keepPrivate(response);
        model.addAttribute("heading", "roundtables.slip.title");
        model.addAttribute("text", text);
        return "website/message";
    }
}
