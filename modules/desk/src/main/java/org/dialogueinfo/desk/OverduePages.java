package org.dialogueinfo.desk;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Deadlines;
import org.dialogueinfo.content.Deadlines.Deadline;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Deadlines that passed: the system proposes to call them overdue, a person says so or refuses. */
@Controller
@RequestMapping("/desk/overdue")
class OverduePages {

    private static final int LONGEST = 500;

    private final Deadlines deadlines;
    private final Archive archive;
    private final Editors editors;
    private final Clock clock;

    OverduePages(Deadlines deadlines, Archive archive, Editors editors, Clock clock) {
        this.deadlines = deadlines;
        this.archive = archive;
        this.editors = editors;
        this.clock = clock;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute(
                "proposals",
                deadlines.proposals(today()).stream().map(this::proposal).toList());
        model.addAttribute(
                "said",
                deadlines.all(today()).stream()
                        .filter(it -> it.state() == Deadlines.State.OVERDUE)
                        .map(this::proposal)
                        .toList());
        model.addAttribute("languages", Language.values());
        model.addAttribute("longest", LONGEST);
        return "desk/overdue";
    }

    private Proposal proposal(Deadline it) {
        var agreement = archive.agreement(it.agreement()).orElseThrow();
        return new Proposal(
                it,
                agreement.title(),
                agreement.provision(it.provision()).orElseThrow().text());
    }

    @PostMapping("/{agreement}/{provision}/publish")
    String publish(
            @PathVariable String agreement,
            @PathVariable String provision,
            @RequestParam Map<String, String> sent,
            Principal editor) {
        var note = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            note.put(language, sent.getOrDefault("note-" + language.code(), "").strip());
        }
        if (note.values().stream().anyMatch(it -> it.length() > LONGEST)) {
            return "redirect:/desk/overdue?long";
        }
        var id = id(agreement);
        return answer(
                "published", () -> editors.sayOverdue(id, provision, Localized.of(note), editor.getName(), today()));
    }

    @PostMapping("/{agreement}/{provision}/refuse")
    String refuse(
            @PathVariable String agreement,
            @PathVariable String provision,
            @RequestParam(defaultValue = "") String why,
            Principal editor) {
        if (why.isBlank() || why.length() > LONGEST) {
            return "redirect:/desk/overdue?why";
        }
        var id = id(agreement);
        return answer("refused", () -> editors.refuseOverdue(id, provision, why.strip(), editor.getName(), today()));
    }

    private static AgreementId id(String agreement) {
        try {
            return new AgreementId(agreement);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    /** What was decided meanwhile by somebody else is said, not repeated. */
    private static String answer(String done, Runnable deed) {
        try {
            deed.run();
            return "redirect:/desk/overdue?" + done;
        } catch (Editing.NotFound | IllegalStateException e) {
            return "redirect:/desk/overdue?gone";
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkflowPages.HOUSE_ZONE);
    }

    record Proposal(Deadline deadline, Localized<String> title, Localized<String> text) {}
}
