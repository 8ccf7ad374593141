package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.Announcements;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Forgetting;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Summaries;
import org.dialogueinfo.roundtables.Voices;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What becomes public of an event, and what is left of it: its summary, past the check, and the deletion report. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables/{id}")
class RoundtableSummaryPages {

    private final Roundtables roundtables;
    private final Boards boards;
    private final Summaries summaries;
    private final Announcements announcements;
    private final Voices voices;
    private final Forgetting forgetting;

    RoundtableSummaryPages(
            Roundtables roundtables,
            Boards boards,
            Summaries summaries,
            Announcements announcements,
            Voices voices,
            Forgetting forgetting) {
        this.roundtables = roundtables;
        this.boards = boards;
        this.summaries = summaries;
        this.announcements = announcements;
        this.voices = voices;
        this.forgetting = forgetting;
    }

    /** The text as it is kept, with the places marked that give somebody away. */
    @GetMapping("/summary")
    String summary(@PathVariable RoundtableId id, Model model) {
        var form = TypedForm.empty();
        summaries.written(id).ifPresent(it -> form.put("text", it.texts()));
        return show(id, form, model);
    }

    private String show(RoundtableId id, TypedForm form, Model model) {
        var roundtable = roundtables.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var written = summaries.written(id);
        model.addAttribute("id", id);
        model.addAttribute("roundtable", roundtable);
        model.addAttribute("phase", boards.standing(id).phase());
        model.addAttribute("form", form);
        model.addAttribute("languages", Language.values());
        model.addAttribute("written", written.orElse(null));
        model.addAttribute("marked", written.map(MarkedText::of).orElse(List.of()));
        model.addAttribute("enough", Summaries.TO_OVERRIDE);
        model.addAttribute(
                "recommendations",
                voices.shown(id, Voices.Kind.RECOMMENDATION).stream()
                        .filter(it -> it.standing() == Voices.Standing.SHOWN)
                        .toList());
        return "desk/roundtable-summary";
    }

    @PostMapping("/summary")
    String write(
            @PathVariable RoundtableId id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Principal organiser) {
        var form = new TypedForm(typed);
        if (form.texts("text").isEmpty()) {
            form.wrong(Problem.of("text", "roundtables.summary.wrong.text"));
            return show(id, form, model);
        }
        summaries.write(id, form.texts("text"), organiser.getName());
        return back(id);
    }

    @PostMapping("/summary/override")
    String override(
            @PathVariable RoundtableId id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Principal organiser) {
        var form = new TypedForm(typed);
        try {
            summaries.override(id, form.value("reason"), organiser.getName());
            return back(id);
        } catch (IllegalArgumentException e) {
            form.wrong(Problem.of("reason", "roundtables.summary.wrong.reason"));
            summaries.written(id).ifPresent(it -> form.put("text", it.texts()));
            return show(id, form, model);
        }
    }

    @PostMapping("/summary/publish")
    String publish(@PathVariable RoundtableId id, Principal organiser, RedirectAttributes once) {
        summaries.publish(id, organiser.getName());
        once.addFlashAttribute("done", "roundtables.summary.done");
        return back(id);
    }

    @PostMapping("/announce")
    String announce(@PathVariable RoundtableId id, Principal organiser, RedirectAttributes once) {
        announcements.announce(id, organiser.getName());
        once.addFlashAttribute("done", "roundtables.announce.done");
        return back(id);
    }

    @GetMapping("/deletion-report")
    String report(@PathVariable RoundtableId id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute(
                "it", forgetting.report(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        return "desk/roundtable-report";
    }

    private static String back(RoundtableId id) {
        return "redirect:/desk/roundtables/" + id + "/summary";
    }

    /** Said on the page itself, if there is such an event. */
    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        return e.reason() == Refusal.Reason.UNKNOWN
                ? "redirect:/desk/roundtables"
                : back(new RoundtableId(request.getServletPath().split("/")[3]));
    }
}
