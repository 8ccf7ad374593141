package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.BilateralPlans;
import org.dialogueinfo.roundtables.Board;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Side;
import org.dialogueinfo.roundtables.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

/** The bilateral meetings of an event: how they are planned, the plan, telling those who meet, cancelling one. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables/{id}")
class RoundtableBilateralPages {

    private final Roundtables roundtables;
    private final Boards boards;
    private final BilateralPlans plans;

    RoundtableBilateralPages(Roundtables roundtables, Boards boards, BilateralPlans plans) {
        this.roundtables = roundtables;
        this.boards = boards;
        this.plans = plans;
    }

    @GetMapping("/bilaterals")
    String plan(@PathVariable RoundtableId id, Model model) {
        var event = roundtables.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return show(id, plans.setup(id).map(BilateralSheet::of).orElseGet(() -> BilateralSheet.blank(event)), model);
    }

    private String show(RoundtableId id, TypedForm form, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("form", form);
        model.addAttribute("sides", Side.values());
        model.addAttribute("people", coming(id));
        model.addAttribute("plan", plans.of(id));
        return "desk/roundtable-bilaterals";
    }

    private List<Board.Guest> coming(RoundtableId id) {
        return boards.guests(id, EnumSet.of(State.ACCEPTED, State.CONFIRMED, State.CHECKED_IN));
    }

    @PostMapping("/bilaterals")
    String plan(
            @PathVariable RoundtableId id,
            @RequestParam MultiValueMap<String, String> typed,
            Model model,
            Principal organiser,
            RedirectAttributes once) {
        var form = new TypedForm(typed);
        if (form.has("more")) {
            return show(id, form, model);
        }
        var setup = BilateralSheet.read(form);
        if (setup.isEmpty()) {
            return show(id, form, model);
        }
        try {
            var plan = plans.plan(id, setup.get(), organiser.getName());
            once.addFlashAttribute("done", "roundtables.bilaterals.planned");
            once.addFlashAttribute(
                    "figures",
                    new Object[] {plan.meetings().size(), plan.unmet().size(), plan.moved()});
            return back(id);
        } catch (InputRefused e) {
            form.wrong(Problem.of("plan", e));
            return show(id, form, model);
        }
    }

    @PostMapping("/bilaterals/tell")
    String tell(@PathVariable RoundtableId id, Principal organiser, RedirectAttributes once) {
        plans.tell(id, organiser.getName());
        once.addFlashAttribute("done", "roundtables.bilaterals.told");
        return back(id);
    }

    @PostMapping("/bilaterals/{meeting}/cancel")
    String cancel(
            @PathVariable RoundtableId id, @PathVariable String meeting, Principal organiser, RedirectAttributes once) {
        plans.cancel(id, meeting, organiser.getName());
        once.addFlashAttribute("done", "roundtables.bilaterals.cancelled");
        return back(id);
    }

    /** One person's appointments; neither the file nor its name tells who it is for. */
    @GetMapping("/invitees/{invitee}/bilaterals.ics")
    ResponseEntity<byte[]> calendar(@PathVariable RoundtableId id, @PathVariable String invitee) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/calendar;charset=UTF-8;method=PUBLISH"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bilaterals.ics")
                                .build()
                                .toString())
                .body(plans.calendar(id, invitee).getBytes(StandardCharsets.UTF_8));
    }

    private static String back(RoundtableId id) {
        return "redirect:/desk/roundtables/" + id + "/bilaterals";
    }

    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        var id = new RoundtableId(request.getServletPath().split("/")[3]);
        return roundtables.find(id).isPresent() ? back(id) : "redirect:/desk/roundtables";
    }
}
