package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.roundtables.Exports;
import org.dialogueinfo.roundtables.Exports.Field;
import org.dialogueinfo.roundtables.Filter;
import org.dialogueinfo.roundtables.Role;
import org.dialogueinfo.roundtables.RoundtableId;
import org.dialogueinfo.roundtables.Side;
import org.dialogueinfo.roundtables.State;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lists to take away: tables with the fields that are needed, the list for the door, name badges. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Controller
@RequestMapping("/desk/roundtables")
class RoundtableListPages {

    private static final MediaType XLSX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Exports exports;

    RoundtableListPages(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/{id}/export.{format:csv|xlsx}")
    ResponseEntity<byte[]> export(
            @PathVariable RoundtableId id,
            @PathVariable String format,
            @RequestParam(defaultValue = "") Set<Field> field,
            @RequestParam(defaultValue = "") Set<State> state,
            @RequestParam(defaultValue = "") Set<Role> role,
            @RequestParam(defaultValue = "") Set<Side> side,
            @RequestParam(defaultValue = "") String q) {
        var filter = new Filter(state, role, side, q);
        return format.equals("csv")
                ? file(exports.csv(id, field, filter), "list.csv", MediaType.valueOf("text/csv;charset=UTF-8"))
                : file(exports.xlsx(id, field, filter), "list.xlsx", XLSX);
    }

    @GetMapping("/{id}/door.pdf")
    ResponseEntity<byte[]> doorList(@PathVariable RoundtableId id, HttpServletRequest request) {
        return file(exports.doorList(id, Renderings.of(request)), "door.pdf", MediaType.APPLICATION_PDF);
    }

    @GetMapping("/{id}/badges.pdf")
    ResponseEntity<byte[]> badges(@PathVariable RoundtableId id, @RequestParam(defaultValue = "") Set<Field> field) {
        return file(exports.badges(id, field), "badges.pdf", MediaType.APPLICATION_PDF);
    }

    /** A file whose name tells nothing, and that no cache keeps. */
    private static ResponseEntity<byte[]> file(byte[] content, String name, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
