package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Language;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A broadcast's text in one language that a channel cannot read: an editor mends it and lets its messages go on. */
@Controller
@RequestMapping("/desk/broadcasts/{id}/held/{language}")
class HeldTextPages {

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\R\\s*\\R");

    private final Broadcasts broadcasts;
    private final Editors editors;

    HeldTextPages(Broadcasts broadcasts, Editors editors) {
        this.broadcasts = broadcasts;
        this.editors = editors;
    }

    @GetMapping
    String text(@PathVariable UUID id, @PathVariable String language, Model model) {
        var wanted = language(language);
        return isHeld(id, wanted) ? show(id, wanted, form(card(id, wanted)), model) : overtaken(id);
    }

    @PostMapping
    String goOn(
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> sent,
            Principal editor,
            HttpServletResponse response,
            Model model) {
        var wanted = language(language);
        var before = card(id, wanted);
        var form = new TypedForm(sent);
        var mended = mended(form);
        mended.problems().forEach(form::wrong);
        if (form.wrong()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, wanted, form, model);
        }
        var after = mended.in(before);
        var page = "redirect:/desk/broadcasts/" + id;
        try {
            return editors.goOn(new BroadcastId(id), wanted, after.equals(before) ? null : after, editor.getName())
                    ? page
                    : overtaken(id);
        } catch (Editors.MayNotSend e) {
            return page + "?may-not";
        }
    }

    private static String overtaken(UUID id) {
        return "redirect:/desk/broadcasts/%s?late".formatted(id);
    }

    private String show(UUID id, Language language, TypedForm form, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("language", language);
        model.addAttribute(
                "reason",
                broadcasts.held(new BroadcastId(id)).stream()
                        .filter(it -> it.language() == language)
                        .map(Broadcasts.Held::reason)
                        .findFirst()
                        .orElse(""));
        model.addAttribute("form", form);
        return "desk/held-text";
    }

    private static TypedForm form(Card card) {
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("title", card.title());
        typed.add("lead", card.lead());
        typed.add("paragraphs", String.join("\n\n", card.paragraphs()));
        for (var fact : card.facts()) {
            typed.add("facts.label", fact.label());
            typed.add("facts.value", fact.value());
        }
        return new TypedForm(typed);
    }

    private static MendedText mended(TypedForm form) {
        return new MendedText(
                form.value("title").replaceAll("\\R", " "),
                form.value("lead"),
                BETWEEN_PARAGRAPHS
                        .splitAsStream(form.value("paragraphs"))
                        .map(it -> it.strip().replace("\r\n", "\n"))
                        .filter(it -> !it.isEmpty())
                        .toList(),
                form.<Fact>eachRow("facts.label", row -> {
                    var label = form.value("facts.label", row);
                    var value = form.value("facts.value", row);
                    return label.isEmpty() && value.isEmpty() ? null : new Fact(label, value);
                }));
    }

    private boolean isHeld(UUID id, Language language) {
        return broadcasts.held(new BroadcastId(id)).stream().anyMatch(it -> it.language() == language);
    }

    private Card card(UUID id, Language language) {
        return broadcasts
                .cards(new BroadcastId(id))
                .flatMap(it -> it.shownIn(language))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND))
                .value();
    }

    private static Language language(String code) {
        return Language.find(code).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
