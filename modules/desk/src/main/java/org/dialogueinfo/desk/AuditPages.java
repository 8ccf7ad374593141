package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit log, for administrators: searched on the page, whole as CSV. */
@Controller
class AuditPages {

    private static final int MOST = 200;

    private final AuditLog audit;

    AuditPages(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/desk/audit")
    String list(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("entries", audit.find(q, MOST));
        return "desk/audit";
    }

    @GetMapping("/desk/audit.csv")
    void csv(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        var out = response.getWriter();
        out.write("id,at,who,deed,subject\r\n");
        audit.each(it -> out.write("%d,%s,%s,%s,%s\r\n"
                .formatted(it.id(), it.at(), quoted(it.username()), it.deed().code(), quoted(it.subject()))));
    }

    /** Quoted, and with nothing that a spreadsheet would take for a formula. */
    private static String quoted(String text) {
        var harmless = text.matches("[=+@\\t-].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
