package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.roundtables.Board;
import org.dialogueinfo.roundtables.Boards;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Roundtable;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Roundtables;
import org.dialogueinfo.roundtables.State;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * The door: who has come is entered on a phone, also without network. The page itself names nobody; the list comes apart
 * from it, with what the browser makes the key from under which it keeps the list.
 */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables")
class RoundtableDoorPages {

    private static final String SECRET = "door-secret";
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 5000;
    private static final Set<State> EXPECTED =
            EnumSet.of(State.ACCEPTED, State.CONFIRMED, State.CHECKED_IN, State.THANKED);

    private final Roundtables roundtables;
    private final Boards boards;
    private final Clock clock;

    RoundtableDoorPages(Roundtables roundtables, Boards boards, Clock clock) {
        this.roundtables = roundtables;
        this.boards = boards;
        this.clock = clock;
    }

    @GetMapping("/{id}/door")
    String door(@PathVariable RoundtableId id, Model model, HttpServletResponse response) {
        found(id);
        response.setHeader("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
        model.addAttribute("id", id);
        return "desk/roundtable-door";
    }

    /** It stands here, not with the other scripts, because a worker rules the addresses below its own. */
    @GetMapping("/door-worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/javascript;charset=UTF-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/assets/door-worker.js"));
    }

    /** Those who are expected; nobody any more once the day after the event is over. */
    @GetMapping("/{id}/door/list")
    ResponseEntity<DoorList> list(@PathVariable RoundtableId id, HttpSession session, CsrfToken csrf) {
        var until = found(id).end().plus(KEPT);
        if (clock.instant().isAfter(until) || !boards.standing(id).phase().equals("planned")) {
            throw new ResponseStatusException(HttpStatus.GONE);
        }
        var guests = boards.guests(id, EXPECTED).stream().map(DoorGuest::of).toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DoorList(secret(session), csrf.getHeaderName(), csrf.getToken(), until, guests));
    }

    /** Takes what a phone has kept; the same entry may come as often as it likes. */
    @PostMapping("/{id}/door/list")
    ResponseEntity<Entered> enter(
            @PathVariable RoundtableId id, @RequestBody List<Arrival> arrivals, Principal organiser) {
        if (arrivals.size() > MOST_AT_ONCE) {
            throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
        found(id);
        var refused = arrivals.stream()
                .filter(it -> !entered(id, it, organiser))
                .map(Arrival::id)
                .toList();
        return ResponseEntity.ok(new Entered(refused));
    }

    private boolean entered(RoundtableId id, Arrival it, Principal organiser) {
        try {
            boards.checkIn(id, it.id(), it.at() == null ? Instant.MAX : it.at(), organiser.getName());
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    private Roundtable found(RoundtableId id) {
        return roundtables.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Random, and as long-lived as the session. */
    private static String secret(HttpSession session) {
        if (session.getAttribute(SECRET) instanceof String known) {
            return known;
        }
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        var made = Base64.getEncoder().encodeToString(bytes);
        session.setAttribute(SECRET, made);
        return made;
    }

    /** @param secret what the browser derives its key from */
    record DoorList(String secret, String csrfHeader, String csrf, Instant until, List<DoorGuest> guests) {

        @Override
        public String toString() {
            return "***";
        }
    }

    record DoorGuest(String id, String name, String organisation, boolean came) {

        static DoorGuest of(Board.Guest it) {
            return new DoorGuest(it.id(), it.name(), it.organisation(), it.checkedInAt() != null);
        }
    }

    /** @param at when it was seen; null for now */
    record Arrival(String id, @Nullable Instant at) {}

    record Entered(List<String> refused) {}
}
