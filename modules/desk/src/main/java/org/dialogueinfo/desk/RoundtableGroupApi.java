package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.Groups;
import org.dialogueinfo.roundtables.InviteeTables;
import org.dialogueinfo.roundtables.RoundtableId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Groups of people to invite again, for programs. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@RestController
@RequestMapping("/api/v1/desk/roundtables")
class RoundtableGroupApi {

    private final Groups groups;

    RoundtableGroupApi(Groups groups) {
        this.groups = groups;
    }

    @GetMapping("/groups")
    List<Groups.Group> all() {
        return groups.all();
    }

    /** Makes a group of a JSON list of people; those who cannot be read are left out. */
    @PostMapping(path = "/groups", consumes = "application/json")
    @ResponseStatus(HttpStatus.CREATED)
    Groups.Group make(@RequestBody GroupForm form, Principal organiser) {
        var people = form.people() == null ? List.<RoundtableForm.InviteeForm>of() : form.people();
        var rows = IntStream.range(0, people.size())
                .mapToObj(n -> InviteeTables.row(n + 1, people.get(n).values()))
                .toList();
        return groups.make(name(form.name()), until(form.keptUntil()), rows, organiser.getName());
    }

    @PostMapping(path = "/groups", consumes = "text/csv")
    @ResponseStatus(HttpStatus.CREATED)
    Groups.Group makeOfCsv(
            @RequestBody byte[] table,
            @RequestParam String name,
            @RequestParam LocalDate keptUntil,
            Principal organiser) {
        var rows = InviteeTables.csv(new String(table, StandardCharsets.UTF_8));
        return groups.make(name, keptUntil, rows, organiser.getName());
    }

    /** Makes a group of everybody on an event's list. */
    @PostMapping("/groups/from/{event}")
    @ResponseStatus(HttpStatus.CREATED)
    Groups.Group makeFrom(
            @PathVariable RoundtableId event,
            @RequestParam String name,
            @RequestParam LocalDate keptUntil,
            Principal organiser) {
        return groups.makeFrom(event, name, keptUntil, organiser.getName());
    }

    /** Ends a group; nobody in it is kept. */
    @DeleteMapping("/groups/{group}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable String group) {
        groups.end(group);
    }

    /** Takes a group into an event; with {@code dryRun} only says what would become of each. */
    @PostMapping("/{id}/invitees/from-group/{group}")
    RoundtableApi.Taken invite(
            @PathVariable RoundtableId id,
            @PathVariable String group,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal organiser,
            HttpServletRequest request) {
        return RoundtableApi.Taken.of(groups.invite(group, id, organiser.getName(), dryRun), Renderings.of(request));
    }

    private static String name(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static LocalDate until(@Nullable LocalDate day) {
        return day == null ? LocalDate.EPOCH : day;
    }

    record GroupForm(
            @Nullable String name,
            @Nullable LocalDate keptUntil,
            @Nullable List<RoundtableForm.InviteeForm> people) {}
}
