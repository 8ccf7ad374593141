package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Replies;
import org.dialogueinfo.roundtables.Replies.Answer;
import org.dialogueinfo.roundtables.Seen;
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

/** An invited person's own pages: a link shows, and only a button changes something. They work without scripts. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
class RoundtableReplyPages {

    private static final String REPLY = "/{rendering:en|sq|sr|sr-cyrl}/roundtables/reply/{token:[A-Za-z0-9_-]{1,100}}";

    private final Replies replies;

    RoundtableReplyPages(Replies replies) {
        this.replies = replies;
    }

    /** Neither caches nor search engines keep these pages, and no other site learns their address. */
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

    @GetMapping(REPLY)
    String show(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        return page("website/roundtable-reply", token, model);
    }

    @PostMapping(REPLY)
    String answer(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String reason) {
        replies.answer(token, Answer.of(answer), reason);
        return back(rendering, token);
    }

    @PostMapping(REPLY + "/delegate")
    String delegate(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam Rendering language) {
        replies.delegate(token, name, email, language);
        return back(rendering, token);
    }

    @PostMapping(REPLY + "/proposal")
    String propose(@PathVariable Rendering rendering, @PathVariable String token, @RequestParam String proposal) {
        replies.propose(token, proposal);
        return back(rendering, token);
    }

    @PostMapping(REPLY + "/needs")
    String needs(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String diet,
            @RequestParam(defaultValue = "") String access) {
        replies.needs(token, diet, access);
        return back(rendering, token);
    }

    @PostMapping(REPLY + "/consent")
    String consent(
            @PathVariable Rendering rendering,
            @PathVariable String token,
            @RequestParam(defaultValue = "false") boolean shares,
            @RequestParam(defaultValue = "false") boolean summary) {
        replies.consent(token, shares, summary);
        return back(rendering, token);
    }

    @GetMapping(REPLY + "/data")
    String data(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        return page("website/roundtable-data", token, model);
    }

    @PostMapping(REPLY + "/erase")
    String erase(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        replies.erase(token);
        return message("roundtables.data.erased", "roundtables.data.erased.text", model);
    }

    @GetMapping(REPLY + "/stop")
    String stop(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        return page("website/roundtable-stop", token, model);
    }

    @PostMapping(REPLY + "/stop")
    String stopped(@PathVariable Rendering rendering, @PathVariable String token, Model model) {
        replies.stop(token);
        return message("roundtables.stop.button", "roundtables.stopped", model);
    }

    private String page(String template, String token, Model model) {
        var seen = replies.see(token);
        model.addAttribute("token", token);
        model.addAttribute("it", seen);
        model.addAttribute("renderings", Rendering.values());
        model.addAttribute("forgotten", forgotten(seen));
        return template;
    }

    private static Instant forgotten(Seen seen) {
        return seen.roundtable()
                .forgetOn()
                .atStartOfDay(org.dialogueinfo.roundtables.Roundtable.HOUSE_ZONE)
                .toInstant();
    }

    private static String message(String heading, String text, Model model) {
        model.addAttribute("heading", heading);
        model.addAttribute("text", text);
        return "website/message";
    }

    private static String back(Rendering rendering, String token) {
        return "redirect:/" + rendering.path() + "/roundtables/reply/" + token + "?saved";
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
