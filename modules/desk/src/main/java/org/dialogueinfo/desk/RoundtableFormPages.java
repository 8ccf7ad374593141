package org.dialogueinfo.desk;

import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.FollowUp;
import org.dialogueinfo.roundtables.Format;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The form in which organisers make an event and change it; what is wrong stands beside the field. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables")
class RoundtableFormPages {

    private static final Set<String> RESERVED = Set.of("new", "groups", "bilaterals");

    private final Roundtables roundtables;
    private final Editing editing;

    RoundtableFormPages(Roundtables roundtables, Editing editing) {
        this.roundtables = roundtables;
        this.editing = editing;
    }

    @GetMapping("/new")
    String blank(Model model) {
        return show(null, RoundtableSheet.blank(), model);
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable RoundtableId id, Model model) {
        var it = roundtables.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(id, RoundtableSheet.of(it), model);
    }

    @PostMapping("/new")
    String make(@RequestParam MultiValueMap<String, String> typed, Model model, Principal organiser) {
        var form = new TypedForm(typed);
        var id = id(form);
        if (id.filter(it -> roundtables.find(it).isPresent()).isPresent()) {
            form.wrong(Problem.of("id", "roundtables.form.wrong.taken"));
        }
        return keep(null, id.orElse(new RoundtableId("new")), form, model, organiser);
    }

    @PostMapping("/{id}/edit")
    String change(
            @PathVariable RoundtableId id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Principal organiser) {
        return keep(id, id, new TypedForm(typed), model, organiser);
    }

    private String keep(
            @Nullable RoundtableId known, RoundtableId id, TypedForm form, Model model, Principal organiser) {
        if (form.has("more")) {
            return show(known, form, model);
        }
        var event = RoundtableSheet.read(id, form);
        if (event.isEmpty()) {
            return show(known, form, model);
        }
        try {
            roundtables.save(event.get(), organiser.getName());
            return "redirect:/desk/roundtables/" + id;
        } catch (Refusal e) {
            form.wrong(new Problem(
                    e.reason() == Refusal.Reason.CAPACITY ? "capacity" : "event",
                    "roundtables." + e.sentence().key(),
                    e.sentence().values()));
            return show(known, form, model);
        }
    }

    /** Names without meaning elsewhere, such as the one of this form, are none for an event. */
    private static Optional<RoundtableId> id(TypedForm form) {
        var id = RESERVED.contains(form.value("id"))
                ? null
                : form.read("id", RoundtableId::new, "roundtables.form.wrong.id");
        if (id == null) {
            form.wrong(Problem.of("id", "roundtables.form.wrong.id"));
        }
        return Optional.ofNullable(id);
    }

    private String show(@Nullable RoundtableId known, TypedForm form, Model model) {
        model.addAttribute("known", known);
        model.addAttribute("form", form);
        model.addAttribute("languages", Language.values());
        model.addAttribute("formats", Format.values());
        model.addAttribute("choices", FollowUp.Choice.values());
        model.addAttribute("roles", Arrays.asList(Role.values()));
        model.addAttribute("agreements", editing.agreements());
        return "desk/roundtable-form";
    }
}
