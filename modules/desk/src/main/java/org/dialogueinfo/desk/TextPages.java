package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.TreeMap;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Editorial;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.TextEditing;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The texts of situations, op-eds, videos, campaigns, events, figures and the glossary, three languages side by side. */
@Controller
@RequestMapping("/desk/texts/{kind}/{id}")
class TextPages {

    private final TextEditing texts;
    private final Editorial editorial;
    private final Gates gates;
    private final Editors editors;
    private final Typing typing;

    TextPages(TextEditing texts, Editorial editorial, Gates gates, Editors editors, Typing typing) {
        this.texts = texts;
        this.editorial = editorial;
        this.gates = gates;
        this.editors = editors;
        this.typing = typing;
    }

    @GetMapping
    String edit(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(name = "continue", required = false) @Nullable String goOn,
            Authentication who,
            Model model) {
        var copy = found(kind, id);
        var unsaved = typing.find(who.getName(), WorkflowPages.item(kind, id));
        if (goOn != null && unsaved.isPresent()) {
            return show(kind, id, copy, new TypedForm(unsaved.get().fields()), null, who, model);
        }
        model.addAttribute("unsaved", unsaved.map(Typing.Typed::at).orElse(null));
        return show(kind, id, copy, typed(copy), null, who, model);
    }

    @PostMapping
    String save(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam(defaultValue = "0") long version,
            Authentication who,
            HttpServletResponse response,
            Model model) {
        var copy = found(kind, id);
        var form = new TypedForm(sent);
        var limits = new Limits();
        var changed = new LinkedHashMap<String, Localized<String>>();
        for (var it : copy.item().texts().entrySet()) {
            var text = form.texts(it.getKey());
            if (it.getValue().equals(copy.item().label())) {
                limits.title(it.getKey(), text);
            }
            limits.texts(it.getKey(), text, Limits.TEXT);
            changed.put(it.getKey(), text);
        }
        limits.problems().forEach(form::wrong);
        try {
            if (!form.wrong()) {
                editors.saveTexts(WorkflowPages.item(kind, id), changed, who.getName(), version);
                typing.forget(who.getName(), WorkflowPages.item(kind, id));
                return "redirect:%s?saved".formatted(WorkflowPages.page(kind, id));
            }
        } catch (Editing.StaleVersion e) {
            response.setStatus(HttpStatus.CONFLICT.value());
            var theirs = found(kind, id);
            return show(kind, id, theirs, form, typed(theirs), who, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(kind, id, copy, form, null, who, model);
    }

    /** Keeps what is being typed, as the pages of agreements and meetings do. */
    @PostMapping("/typed")
    ResponseEntity<Void> type(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Principal editor) {
        found(kind, id);
        var kept = typing.keep(editor.getName(), WorkflowPages.item(kind, id), typed);
        return ResponseEntity.status(kept ? HttpStatus.NO_CONTENT : HttpStatus.CONTENT_TOO_LARGE)
                .build();
    }

    @PostMapping("/typed/discard")
    String discard(@PathVariable String kind, @PathVariable String id, Principal editor) {
        typing.forget(editor.getName(), WorkflowPages.item(kind, id));
        return "redirect:" + WorkflowPages.page(kind, id);
    }

    @PostMapping("/publish")
    String publish(
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "-1") long version,
            @RequestParam(defaultValue = "false") boolean fallback,
            Authentication who) {
        var page = "redirect:" + WorkflowPages.page(kind, id);
        if (version >= 0 && version != found(kind, id).version()) {
            return page + "?stale";
        }
        try {
            var publication = editors.publishTexts(
                    WorkflowPages.item(kind, id), who, fallback ? EnumSet.allOf(Language.class) : Set.<Language>of());
            return page + (publication.changed() ? "?published" : "?unchanged");
        } catch (Editing.MissingTexts e) {
            return page + "?missing";
        } catch (Gates.Refused e) {
            return page + "?gates";
        } catch (Editors.NotReviewed e) {
            return page + "?alone";
        }
    }

    private String show(
            String kind,
            String id,
            WorkingCopy<Item> copy,
            TypedForm form,
            @Nullable TypedForm theirs,
            Authentication who,
            Model model) {
        var item = WorkflowPages.item(kind, id);
        model.addAttribute("kind", kind);
        model.addAttribute("id", id);
        model.addAttribute("base", WorkflowPages.page(kind, id));
        model.addAttribute("copy", copy);
        model.addAttribute("form", form);
        model.addAttribute("theirs", theirs);
        model.addAttribute("version", goesOnFrom(form, theirs, copy));
        model.addAttribute(
                "places", new TreeMap<>(copy.item().texts()).descendingMap().keySet());
        model.addAttribute("standing", editorial.standing(item).orElseThrow());
        model.addAttribute("changes", editorial.changes(item));
        model.addAttribute("spelled", gates.spelled());
        model.addAttribute("findings", gates.check(copy.item()));
        model.addAttribute("me", who.getName());
        model.addAttribute("alone", Role.mayPublishAlone(who));
        model.addAttribute("languages", Language.values());
        return "desk/texts";
    }

    /** What was typed goes on from the version it began with, unless theirs stands beside it. */
    private static long goesOnFrom(TypedForm form, @Nullable TypedForm theirs, WorkingCopy<Item> copy) {
        var began = form.value("version");
        return theirs == null && began.matches("\\d{1,18}") ? Long.parseLong(began) : copy.version();
    }

    private static TypedForm typed(WorkingCopy<Item> copy) {
        var form = TypedForm.empty();
        copy.item().texts().forEach(form::put);
        return form;
    }

    private WorkingCopy<Item> found(String kind, String id) {
        if (!TranslationPages.KINDS.containsKey(kind)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return texts.find(WorkflowPages.item(kind, id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
