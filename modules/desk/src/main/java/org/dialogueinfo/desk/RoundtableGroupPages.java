package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.Groups;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.InviteeTables;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Groups of people to invite again: made from a table or an event, invited, ended. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables")
class RoundtableGroupPages {

    private static final String BACK = "redirect:/desk/roundtables/groups";

    private final Groups groups;
    private final Roundtables roundtables;

    RoundtableGroupPages(Groups groups, Roundtables roundtables) {
        this.groups = groups;
        this.roundtables = roundtables;
    }

    @GetMapping("/groups")
    String all(Model model) {
        model.addAttribute("groups", groups.all());
        model.addAttribute(
                "events",
                roundtables.all().stream()
                        .filter(it -> !it.phase().equals("anonymised"))
                        .toList());
        return "desk/roundtable-groups";
    }

    /** From the table if there is one, else from the event. */
    @PostMapping("/groups")
    String make(
            @RequestParam String name,
            @RequestParam String keptUntil,
            @RequestParam MultipartFile table,
            @RequestParam(defaultValue = "") String event,
            Principal organiser)
            throws IOException {
        var until = day(keptUntil);
        if (table.isEmpty()) {
            groups.makeFrom(new RoundtableId(event), name, until, organiser.getName());
        } else {
            groups.make(name, until, InviteeTables.csv(csv(table)), organiser.getName());
        }
        return BACK;
    }

    @PostMapping("/groups/{group}/end")
    String end(@PathVariable String group) {
        groups.end(group);
        return BACK;
    }

    /** Shows what would become of each, or takes them in. */
    @PostMapping("/{id}/groups")
    String invite(
            @PathVariable RoundtableId id,
            @RequestParam String group,
            @RequestParam(defaultValue = "true") boolean dryRun,
            Model model,
            Principal organiser) {
        model.addAttribute("id", id);
        model.addAttribute("dryRun", dryRun);
        model.addAttribute("report", groups.invite(group, id, organiser.getName(), dryRun));
        model.addAttribute("names", Map.of());
        model.addAttribute("again", "");
        model.addAttribute("group", group);
        return "desk/roundtable-intake";
    }

    /** A table that was uploaded, as CSV whatever it was. */
    static String csv(MultipartFile table) throws IOException {
        return String.valueOf(table.getOriginalFilename()).endsWith(".xlsx")
                ? InviteeTables.asCsv(table.getBytes())
                : new String(table.getBytes(), StandardCharsets.UTF_8);
    }

    /** What is no day counts as one that is over; the group's own rule says what is wrong with it. */
    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return LocalDate.EPOCH;
        }
    }

    @ExceptionHandler
    String handle(Refusal e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute("sentence", e.sentence().in(Renderings.of(request)));
        return BACK;
    }

    @ExceptionHandler
    String handle(IllegalArgumentException e, RedirectAttributes once, HttpServletRequest request) {
        once.addFlashAttribute(
                "sentence", e instanceof InputRefused it ? it.sentence().in(Renderings.of(request)) : e.getMessage());
        return BACK;
    }
}
