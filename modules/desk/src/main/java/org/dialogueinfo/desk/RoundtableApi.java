package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.desk.RoundtableForm.InviteeForm;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Announcements;
import org.dialogueinfo.roundtables.Board;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Filter;
import org.dialogueinfo.roundtables.FollowUps;
import org.dialogueinfo.roundtables.Forgetting;
import org.dialogueinfo.roundtables.Intake;
import org.dialogueinfo.roundtables.Intake.Row;
import org.dialogueinfo.roundtables.InviteeTables;
import org.dialogueinfo.roundtables.Move;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.Roundtable;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.Side;
import org.dialogueinfo.roundtables.State;
import org.dialogueinfo.roundtables.Summaries;
import org.dialogueinfo.roundtables.Voices;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The organisers' API. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@RestController
@RequestMapping("/api/v1/desk/roundtables")
class RoundtableApi {

    private static final int ON_A_PAGE = 100;

    private final Roundtables roundtables;
    private final Intake intake;
    private final Boards boards;
    private final Summaries summaries;
    private final Announcements announcements;
    private final Forgetting forgetting;
    private final FollowUps followUps;
    private final Voices voices;

    RoundtableApi(
            Roundtables roundtables,
            Intake intake,
            Boards boards,
            Summaries summaries,
            Announcements announcements,
            Forgetting forgetting,
            FollowUps followUps,
            Voices voices) {
        this.roundtables = roundtables;
        this.intake = intake;
        this.boards = boards;
        this.summaries = summaries;
        this.announcements = announcements;
        this.forgetting = forgetting;
        this.followUps = followUps;
        this.voices = voices;
    }

    @GetMapping
    List<Roundtables.Overview> all() {
        return roundtables.all();
    }

    @GetMapping("/{id}")
    ResponseEntity<Roundtable> roundtable(@PathVariable RoundtableId id) {
        return ResponseEntity.of(roundtables.find(id));
    }

    @PutMapping("/{id}")
    Roundtable save(@PathVariable RoundtableId id, @RequestBody RoundtableForm form, Principal organiser) {
        return roundtables.save(form.as(id), organiser.getName());
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent cancel(@PathVariable RoundtableId id, Principal organiser) {
        return new Sent(roundtables.cancel(id, organiser.getName()).orElse(null));
    }

    /** Adds people from a JSON list; with {@code dryRun} only says what would become of each. */
    @PostMapping(path = "/{id}/invitees", consumes = "application/json")
    Taken add(
            @PathVariable RoundtableId id,
            @RequestBody List<InviteeForm> people,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal organiser,
            HttpServletRequest request) {
        var rows = IntStream.range(0, people.size())
                .mapToObj(n -> InviteeTables.row(n + 1, people.get(n).values()))
                .toList();
        return take(id, rows, dryRun, organiser, request);
    }

    @PostMapping(path = "/{id}/invitees", consumes = "text/csv")
    Taken addCsv(
            @PathVariable RoundtableId id,
            @RequestBody byte[] table,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal organiser,
            HttpServletRequest request) {
        return take(id, InviteeTables.csv(new String(table, StandardCharsets.UTF_8)), dryRun, organiser, request);
    }

    @PostMapping(
            path = "/{id}/invitees",
            consumes = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    Taken addWorkbook(
            @PathVariable RoundtableId id,
            @RequestBody byte[] workbook,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal organiser,
            HttpServletRequest request) {
        return take(id, InviteeTables.xlsx(workbook), dryRun, organiser, request);
    }

    /** Adds the people of another event. */
    @PostMapping("/{id}/invitees/from/{other}")
    Taken addGroup(
            @PathVariable RoundtableId id,
            @PathVariable RoundtableId other,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal organiser,
            HttpServletRequest request) {
        return Taken.of(intake.copy(other, id, organiser.getName(), dryRun), Renderings.of(request));
    }

    /** A hundred of those whom a filter shows, in the order of names; a filter that is left out shows all. */
    @GetMapping("/{id}/invitees")
    Boards.Shown invitees(
            @PathVariable RoundtableId id,
            @RequestParam(defaultValue = "") Set<State> state,
            @RequestParam(defaultValue = "") Set<Role> role,
            @RequestParam(defaultValue = "") Set<Side> side,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            HttpServletRequest request) {
        return boards.shown(id, new Filter(state, role, side, q), page, ON_A_PAGE)
                .in(Renderings.of(request));
    }

    private Taken take(
            RoundtableId id, List<Row> rows, boolean dryRun, Principal organiser, HttpServletRequest request) {
        return Taken.of(intake.take(id, rows, organiser.getName(), dryRun), Renderings.of(request));
    }

    @PostMapping("/{id}/intakes/{intakeId}/undo")
    Undone undo(@PathVariable RoundtableId id, @PathVariable String intakeId, Principal organiser) {
        return new Undone(intake.undo(id, intakeId, organiser.getName()));
    }

    @PostMapping("/{id}/invitations/approve")
    Approved approve(
            @PathVariable RoundtableId id,
            @RequestParam(required = false) @Nullable String invitee,
            Principal organiser) {
        return new Approved(roundtables.approve(id, invitee, organiser.getName()));
    }

    @PostMapping("/{id}/invitations/send")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent send(@PathVariable RoundtableId id, Principal organiser) {
        return new Sent(roundtables.send(id, organiser.getName()));
    }

    @PostMapping("/{id}/invitations/nudge")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent nudge(@PathVariable RoundtableId id, Principal organiser) {
        return new Sent(roundtables.nudge(id, organiser.getName()));
    }

    @GetMapping("/{id}/invitees/{invitee}/letter")
    Card letter(@PathVariable RoundtableId id, @PathVariable String invitee) {
        return roundtables.preview(id, invitee);
    }

    @GetMapping("/{id}/invitees/{invitee}/moves")
    List<Move> moves(@PathVariable RoundtableId id, @PathVariable String invitee) {
        return roundtables.history(id, invitee);
    }

    @PostMapping("/{id}/invitees/{invitee}/withdraw")
    Now withdraw(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        return new Now(roundtables.withdraw(id, invitee, organiser.getName()));
    }

    @PostMapping("/{id}/invitees/{invitee}/approve")
    Now approveAgain(@PathVariable RoundtableId id, @PathVariable String invitee, Principal organiser) {
        return new Now(roundtables.approveAgain(id, invitee, organiser.getName()));
    }

    @PostMapping("/{id}/invitees/{invitee}/revoke-link")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable RoundtableId id, @PathVariable String invitee) {
        roundtables.revokeLink(id, invitee);
    }

    /** Notes that somebody came; a time may be given by a phone that had no network. */
    @PostMapping("/{id}/invitees/{invitee}/check-in")
    CheckedIn checkIn(
            @PathVariable RoundtableId id,
            @PathVariable String invitee,
            @RequestParam(required = false) @Nullable Instant at,
            Principal organiser) {
        return new CheckedIn(boards.checkIn(id, invitee, at == null ? Instant.MAX : at, organiser.getName()));
    }

    @GetMapping("/{id}/board")
    Board board(@PathVariable RoundtableId id, HttpServletRequest request) {
        return boards.of(id).in(Renderings.of(request));
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Sent write(@PathVariable RoundtableId id, @RequestBody MessageForm form, Principal organiser) {
        return new Sent(roundtables.write(
                id,
                form.states() == null ? Set.of() : form.states(),
                form.roles() == null ? Set.of() : form.roles(),
                form.sides() == null ? Set.of() : form.sides(),
                form.text() == null ? "" : form.text(),
                organiser.getName()));
    }

    /** Keeps the summary as a draft and marks what in it gives somebody away. */
    @PutMapping("/{id}/summary")
    Checked summary(@PathVariable RoundtableId id, @RequestBody Localized<String> texts, Principal organiser) {
        return new Checked(summaries.write(id, texts, organiser.getName()));
    }

    @GetMapping("/{id}/summary")
    ResponseEntity<Summaries.Written> summary(@PathVariable RoundtableId id) {
        return ResponseEntity.of(summaries.written(id));
    }

    @PostMapping("/{id}/summary/override")
    Overridden override(@PathVariable RoundtableId id, @RequestBody OverrideForm form, Principal organiser) {
        return new Overridden(summaries.override(id, form.reason() == null ? "" : form.reason(), organiser.getName()));
    }

    @PostMapping("/{id}/summary/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Published publish(@PathVariable RoundtableId id, Principal organiser) {
        return new Published(summaries.publish(id, organiser.getName()));
    }

    /** How often each answer was chosen afterwards, and what was written. */
    @GetMapping("/{id}/follow-up")
    FollowedUp followUp(@PathVariable RoundtableId id) {
        return new FollowedUp(followUps.of(id), voices.all(id, Voices.Kind.FEEDBACK));
    }

    @PostMapping("/{id}/announce")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void announce(@PathVariable RoundtableId id, Principal organiser) {
        announcements.announce(id, organiser.getName());
    }

    @PostMapping("/{id}/anonymise")
    Forgetting.DeletionReport anonymise(@PathVariable RoundtableId id, Principal organiser) {
        return forgetting.anonymise(id, organiser.getName());
    }

    @GetMapping("/{id}/deletion-report")
    ResponseEntity<Forgetting.DeletionReport> report(@PathVariable RoundtableId id) {
        return ResponseEntity.of(forgetting.report(id));
    }

    record FollowedUp(List<FollowUps.Result> questions, List<Voices.Voice> texts) {}

    record Sent(@Nullable BroadcastId broadcast) {}

    /** What became of each row, said in the language of the request. */
    record Taken(@Nullable String intake, int added, List<Fate> rows) {

        static Taken of(Intake.Report it, Rendering rendering) {
            return new Taken(
                    it.intake(),
                    it.added(),
                    it.rows().stream()
                            .map(row ->
                                    new Fate(row.row(), row.fate(), row.reason().in(rendering), row.id()))
                            .toList());
        }

        record Fate(
                int row,
                Intake.Outcome fate,
                String reason,
                @Nullable String id) {}
    }

    record Undone(int removed) {}

    record Approved(int approved) {}

    record Now(State state) {}

    record CheckedIn(boolean first) {}

    record Checked(List<Summaries.Place> places) {}

    record Overridden(int overrides) {}

    record Published(Instant at) {}

    record OverrideForm(@Nullable String reason) {}

    record MessageForm(
            @Nullable Set<State> states,
            @Nullable Set<Role> roles,
            @Nullable Set<Side> sides,
            @Nullable String text) {}
}
