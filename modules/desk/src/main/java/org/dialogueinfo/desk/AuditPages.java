package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import org.dialogueinfo.desk.AuditLog.Choice;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.json.JsonMapper;

/** The audit log, for administrators: chosen by who, what and when, page by page or as a file, with the proof that it is whole. */
@Controller
class AuditPages {

    private static final int MOST = 100;

    private final AuditLog audit;
    private final JsonMapper json;

    AuditPages(AuditLog audit, JsonMapper json) {
        this.audit = audit;
        this.json = json;
    }

    @GetMapping("/desk/audit")
    String list(Asked asked, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        var entries = audit.find(asked.choice(), before, MOST + 1);
        model.addAttribute("asked", asked);
        model.addAttribute("more", entries.size() > MOST);
        model.addAttribute("entries", entries.stream().limit(MOST).toList());
        model.addAttribute("people", audit.people());
        model.addAttribute("deeds", Deed.values());
        model.addAttribute("proof", audit.proof());
        return "desk/audit";
    }

    @GetMapping("/desk/audit.csv")
    void csv(Asked asked, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = response.getWriter();
        out.write("id,at,who,deed,subject,seal\r\n");
        audit.each(
                asked.choice(),
                it -> out.write("%d,%s,%s,%s,%s,%s\r\n"
                        .formatted(
                                it.id(),
                                it.at(),
                                quoted(it.username()),
                                it.deed().code(),
                                quoted(it.subject()),
                                Objects.requireNonNullElse(it.seal(), ""))));
    }

    @GetMapping("/desk/audit.json")
    void json(Asked asked, HttpServletResponse response) {
        response.setContentType("application/json");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.json\"");
        try (var out = json.writer().writeValuesAsArray(response.getOutputStream())) {
            audit.each(asked.choice(), it -> out.write(Line.of(it)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An entry as a program reads it. */
    private record Line(
            long id,
            Instant at,
            String who,
            String deed,
            String subject,
            @Nullable String seal) {

        static Line of(AuditLog.Entry it) {
            return new Line(it.id(), it.at(), it.username(), it.deed().code(), it.subject(), it.seal());
        }
    }

    /** Quoted, and with nothing that a spreadsheet would take for a formula. */
    private static String quoted(String text) {
        var harmless = text.matches("[=+@\\t-].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /** What the form sends; a date or a deed that is none chooses nothing out. */
    record Asked(
            @Nullable String who,
            @Nullable String what,
            @Nullable String from,
            @Nullable String to,
            @Nullable String q) {

        Choice choice() {
            return new Choice(text(who), deed(), day(from), day(to), text(q));
        }

        private static String text(@Nullable String given) {
            return given == null ? "" : given;
        }

        private @Nullable Deed deed() {
            return Arrays.stream(Deed.values())
                    .filter(it -> it.code().equals(what))
                    .findFirst()
                    .orElse(null);
        }

        private static @Nullable LocalDate day(@Nullable String given) {
            try {
                return LocalDate.parse(text(given));
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
