package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Voices;
import org.dialogueinfo.roundtables.Voices.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Speaking without a name: the personal link gives a slip, and from then on only the slip is known. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
class RoundtableVoicePages {

    private static final String ROUNDTABLES = "/{rendering:en|sq|sr|sr-cyrl}/roundtables";
    private static final String SLIP = ROUNDTABLES + "/slip/{slip:[A-Za-z0-9_-]{1,100}}";

    private final Voices voices;

    RoundtableVoicePages(Voices voices) {
        this.voices = voices;
    }

    /** The forms' token is made before the page begins: halfway through a long one it would be too late for a session. */
    @ModelAttribute
    void prepare(HttpServletResponse response, CsrfToken forms) {
        keepPrivate(response);
        forms.getToken();
    }

    private static void keepPrivate(HttpServletResponse response) {
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
    String speak(
            @PathVariable Rendering rendering,
            @PathVariable String slip,
            @RequestParam(defaultValue = "") String text,
            @RequestParam Map<String, String> typed) {
        var choices = new HashMap<Integer, String>();
        typed.forEach((field, answer) -> {
            if (field.matches("choice-\\d{1,2}")) {
                choices.put(Integer.valueOf(field.substring("choice-".length())), answer);
            }
        });
        voices.speak(slip, rendering.language(), text, choices);
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

    /** A link that is no link is not found; everything else goes back to the person's page, which says why. */
    @ExceptionHandler
    @Nullable
    String handle(Refusal e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (e.reason() == Refusal.Reason.UNKNOWN) {
            keepPrivate(response);
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return null;
        }
        return own(request) + "?problem=" + e.sentence().key().replaceFirst("^problem\\.", "");
    }

    @ExceptionHandler
    String handle(IllegalArgumentException e, HttpServletRequest request) {
        return own(request) + "?problem=input";
    }

    private static String own(HttpServletRequest request) {
        return "redirect:" + request.getRequestURI().replaceFirst("(/roundtables/[a-z]+/[^/]+).*", "$1");
    }
}
