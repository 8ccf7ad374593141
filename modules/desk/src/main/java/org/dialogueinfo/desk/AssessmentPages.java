package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Agreement.Mark;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Assessment;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;
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

/** How far an agreement and its provisions are implemented: what was assessed when, and a new assessment. */
@Controller
@RequestMapping("/desk/agreements/{id}/assessments")
class AssessmentPages {

    private final Editing editing;
    private final Editors editors;
    private final Archive archive;

    AssessmentPages(Editing editing, Editors editors, Archive archive) {
        this.editing = editing;
        this.editors = editors;
        this.archive = archive;
    }

    @GetMapping
    String list(@PathVariable String id, Model model) {
        return show(found(id), TypedForm.empty(), model);
    }

    @PostMapping
    String add(
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> typed,
            Principal editor,
            HttpServletResponse response,
            Model model) {
        var copy = found(id);
        var form = new TypedForm(typed);
        var assessment = read(form, copy.item());
        if (assessment.isPresent()) {
            try {
                keep(copy, assessment.get(), editor.getName());
                return "redirect:/desk/agreements/%s/assessments?saved".formatted(id);
            } catch (Editing.StaleVersion e) {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("overtaken", true);
                return show(found(id), form, model);
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(copy, form, model);
    }

    /** A second person confirms what waits; it is public with the next publication. */
    @PostMapping("/review")
    String review(@PathVariable String id, Principal reviewer) {
        var copy = found(id);
        try {
            editors.reviewAssessments(copy.item().id(), reviewer.getName());
            return "redirect:/desk/agreements/%s/assessments?reviewed".formatted(id);
        } catch (Editing.OwnAssessment e) {
            return "redirect:/desk/agreements/%s/assessments?own".formatted(id);
        }
    }

    private void keep(WorkingCopy<Agreement> copy, Assessment assessment, String editor) {
        var all = new ArrayList<>(copy.item().assessments());
        all.add(assessment);
        editors.saveAgreement(new Draft<>(AgreementForm.assessed(copy.item(), all), List.of()), editor, copy.version());
    }

    /** The assessment that was typed; what is wrong with it is remembered in the form. */
    private static Optional<Assessment> read(TypedForm form, Agreement agreement) {
        var on = form.read("on", PartialDate::of, "desk.wrong.date");
        if (on == null) {
            form.wrong(Problem.of("on", "desk.wrong.date-missing"));
        }
        var provision = form.text("provision");
        if (provision != null && agreement.provision(provision).isEmpty()) {
            form.wrong(Problem.of("provision", "desk.wrong.choice"));
        }
        var value = form.read("value", Implementation::of, "desk.wrong.choice");
        var marks = form.values("marks").stream()
                .map(it -> form.read("marks", it, Mark::of, "desk.wrong.choice"))
                .flatMap(Stream::ofNullable)
                .toList();
        if (value == null && marks.isEmpty()) {
            form.wrong(Problem.of("value", "desk.assessments.value-missing"));
        }
        var reason = form.texts("reason");
        var limits = new Limits();
        limits.title("reason", reason);
        limits.texts("reason", reason, Limits.TEXT);
        limits.problems().forEach(form::wrong);
        var sources = form.values("sources").stream()
                .map(it -> form.read("sources", it, SourceId::new, "desk.wrong.source"))
                .flatMap(Stream::ofNullable)
                .filter(agreement.sources()::contains)
                .toList();
        if (sources.isEmpty()) {
            form.wrong(Problem.of("sources", "desk.assessments.source-missing"));
        }
        return on == null || form.wrong()
                ? Optional.empty()
                : Optional.of(new Assessment(on, provision, value, marks, reason, sources, null, null));
    }

    private String show(WorkingCopy<Agreement> copy, TypedForm form, Model model) {
        var agreement = copy.item();
        model.addAttribute("id", agreement.key());
        model.addAttribute("copy", copy);
        model.addAttribute("form", form);
        model.addAttribute("theirs", null);
        model.addAttribute(
                "assessments",
                agreement.assessments().stream()
                        .sorted(java.util.Comparator.comparing(Assessment::on).reversed())
                        .toList());
        model.addAttribute("waiting", agreement.assessments().stream().anyMatch(AssessmentPages::waits));
        model.addAttribute("sources", archive.sources(agreement.sources()));
        model.addAttribute("values", Implementation.values());
        model.addAttribute("marks", Mark.values());
        model.addAttribute("languages", Language.values());
        return "desk/assessments";
    }

    private static boolean waits(Assessment it) {
        return !it.reviewed() && !of(it.author()).startsWith("pack:");
    }

    private static String of(@Nullable String author) {
        return author == null ? "" : author;
    }

    private WorkingCopy<Agreement> found(String id) {
        try {
            return editing.agreement(new AgreementId(id))
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }
}
