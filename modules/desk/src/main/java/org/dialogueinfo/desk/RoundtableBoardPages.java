package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.Set;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.Answered;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Exports.Field;
import org.dialogueinfo.roundtables.Filter;
import org.dialogueinfo.roundtables.Forgetting;
import org.dialogueinfo.roundtables.Groups;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Intake;
import org.dialogueinfo.roundtables.InviteeTables;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Side;
import org.dialogueinfo.roundtables.State;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The organisers' board in a browser; it works with the keyboard alone, on a phone, and without scripts. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables")
class RoundtableBoardPages {

    private static final int ON_A_PAGE = 100;
    private static final int LONGEST_TO_SHOW_AGAIN = 500_000;

    private final Roundtables roundtables;
    private final Intake intake;
    private final Boards boards;
    private final Forgetting forgetting;
    private final Groups groups;
    private final LiveBoard live;

    RoundtableBoardPages(
            Roundtables roundtables,
            Intake intake,
            Boards boards,
            Forgetting forgetting,
            Groups groups,
            LiveBoard live) {
        this.roundtables = roundtables;
        this.intake = intake;
        this.boards = boards;
        this.forgetting = forgetting;
        this.groups = groups;
        this.live = live;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("roundtables", roundtables.all());
        return "desk/roundtables";
    }

    /** The board; a filter that is left out shows all. */
    @GetMapping("/{id}")
    String board(
            @PathVariable RoundtableId id,
            @RequestParam(defaultValue = "") Set<State> state,
            @RequestParam(defaultValue = "") Set<Role> role,
            @RequestParam(defaultValue = "") Set<Side> side,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var shown = boards.shown(id, new Filter(state, role, side, q), page, ON_A_PAGE);
        model.addAttribute("roundtable", roundtables.find(id).orElseThrow());
        model.addAttribute("board", boards.standing(id));
        model.addAttribute("guests", shown.guests());
        model.addAttribute("found", shown.found());
        model.addAttribute("page", shown.page());
        model.addAttribute("pages", shown.pages());
        model.addAttribute("chosenStates", state);
        model.addAttribute("chosenRoles", role);
        model.addAttribute("chosenSides", side);
        model.addAttribute("q", q);
        model.addAttribute("states", State.values());
        model.addAttribute("roles", Role.values());
        model.addAttribute("sides", Side.values());
        model.addAttribute("fields", Field.values());
        model.addAttribute("groups", groups.all());
        model.addAttribute("answered", Answered.values());
        model.addAttribute("organisations", boards.organisations(id));
        return "desk/roundtable";
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable RoundtableId id, HttpServletRequest request) {
        boards.standing(id);
        return live.watch(id, Renderings.of(request));
    }

    /** Shows the fate of every row of a table, and takes it in if asked; the table is a file, or what was shown before. */
    @PostMapping("/{id}/invitees")
    String take(
            @PathVariable RoundtableId id,
            @RequestParam(required = false) @Nullable MultipartFile table,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "true") boolean dryRun,
            Model model,
            Principal organiser)
            throws IOException {
        var csv = table == null ? text : RoundtableGroupPages.csv(table);
        var rows = InviteeTables.csv(csv);
        var names = new HashMap<Integer, String>();
        rows.forEach(it ->
                names.put(it.number(), it.invitee() == null ? "–" : it.invitee().name()));
        model.addAttribute("id", id);
        model.addAttribute("dryRun", dryRun);
        model.addAttribute("report", intake.take(id, rows, organiser.getName(), dryRun));
        model.addAttribute("names", names);
        model.addAttribute("again", csv.length() <= LONGEST_TO_SHOW_AGAIN ? csv : "");
        return "desk/roundtable-intake";
    }

    @PostMapping("/{id}/intakes/{intakeId}/undo")
    String undo(@PathVariable RoundtableId id, @PathVariable String intakeId, Principal organiser) {
        intake.undo(id, intakeId, organiser.getName());
        return board(id);
    }

    @PostMapping("/{id}/approve")
    String approve(@PathVariable RoundtableId id, Principal organiser) {
        roundtables.approve(id, null, organiser.getName());
        return board(id);
    }

    @PostMapping("/{id}/send")
    String send(@PathVariable RoundtableId id, Principal organiser) {
        roundtables.send(id, organiser.getName());
        return board(id);
    }

    @PostMapping("/{id}/nudge")
    String nudge(@PathVariable RoundtableId id, Principal organiser) {
        roundtables.nudge(id, organiser.getName());
        return board(id);
    }

    @PostMapping("/{id}/messages")
    String write(
            @PathVariable RoundtableId id,
            @RequestParam(defaultValue = "") Set<State> state,
            @RequestParam(defaultValue = "") Set<Role> role,
            @RequestParam(defaultValue = "") Set<Side> side,
            @RequestParam(defaultValue = "") String q,
            @RequestParam String text,
            Principal organiser) {
        var shown = Set.copyOf(boards.found(id, new Filter(state, role, side, q)));
        roundtables.writeTo(id, shown, text, organiser.getName());
        return board(id);
    }

    /** Calls the event off, if the organiser repeats its id. */
    @PostMapping("/{id}/cancel")
    String cancel(
            @PathVariable RoundtableId id,
            @RequestParam(defaultValue = "") String confirm,
            Principal organiser,
            RedirectAttributes once) {
        if (confirm.strip().equals(id.value())) {
            roundtables.cancel(id, organiser.getName());
        } else {
            once.addFlashAttribute("problem", "roundtables.problem.confirm-cancel");
        }
        return board(id);
    }

    /** Erases who took part, if the organiser repeats the event's id. */
    @PostMapping("/{id}/anonymise")
    String anonymise(
            @PathVariable RoundtableId id,
            @RequestParam(defaultValue = "") String confirm,
            Principal organiser,
            RedirectAttributes once) {
        if (confirm.strip().equals(id.value())) {
            forgetting.anonymise(id, organiser.getName());
        } else {
            once.addFlashAttribute("problem", "roundtables.problem.confirm");
        }
        return board(id);
    }

    private static String board(RoundtableId id) {
        return "redirect:/desk/roundtables/" + id;
    }

    /** Said on the board of the event it happened at, if there is one. */
    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        return back(request);
    }

    @ExceptionHandler
    String handle(IllegalArgumentException e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute(
                "sentence", e instanceof InputRefused it ? it.sentence().in(Renderings.of(request)) : e.getMessage());
        return back(request);
    }

    private String back(HttpServletRequest request) {
        try {
            var id = new RoundtableId(request.getServletPath().split("/")[3]);
            return request.getMethod().equals("POST") && roundtables.find(id).isPresent()
                    ? board(id)
                    : "redirect:/desk/roundtables";
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return "redirect:/desk/roundtables";
        }
    }
}
