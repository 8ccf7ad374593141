package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.subscriptions.SubscriberImports;
import org.dialogueinfo.subscriptions.SubscriberImports.Reason;
import org.dialogueinfo.subscriptions.SubscriberImports.Report;
import org.dialogueinfo.subscriptions.SubscriberImports.State;
import org.dialogueinfo.subscriptions.SubscriberImports.UnreadableHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Brings in consenting subscribers from CSV, and tells how an import goes; the body is read as it comes in. */
@RestController
@RequestMapping("/api/v1/desk/subscribers")
class SubscriberImportApi {

    private final SubscriberImports imports;
    private final MessageSource messages;

    SubscriberImportApi(SubscriberImports imports, MessageSource messages) {
        this.imports = imports;
        this.messages = messages;
    }

    @PostMapping(
            path = "/import",
            consumes = {"text/csv", MediaType.TEXT_PLAIN_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ReportView run(
            InputStream csv,
            @RequestParam(defaultValue = "false") boolean dryRun,
            Principal who,
            HttpServletRequest request)
            throws IOException {
        return view(imports.run(csv, dryRun, who.getName()), request);
    }

    /** The newest imports first; one that is under way shows how far it is. */
    @GetMapping("/imports")
    List<ReportView> latest(HttpServletRequest request) {
        return imports.latest(20).stream().map(it -> view(it, request)).toList();
    }

    @GetMapping("/imports/{id}")
    ReportView find(@PathVariable UUID id, HttpServletRequest request) {
        return imports.find(id).map(it -> view(it, request)).orElseThrow(() -> new Editing.NotFound(id.toString()));
    }

    private ReportView view(Report it, HttpServletRequest request) {
        return new ReportView(
                it.id(),
                it.state(),
                it.rows(),
                it.imported(),
                it.updated(),
                it.skipped(),
                it.refusals(),
                it.refused().stream()
                        .map(refusal -> new RefusalView(refusal.line(), reason(refusal.reason(), request)))
                        .toList(),
                it.dryRun(),
                it.startedAt(),
                it.finishedAt());
    }

    private String reason(Reason reason, HttpServletRequest request) {
        return say(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'), request);
    }

    private String say(String key, HttpServletRequest request) {
        return messages.getMessage(
                "subscriptions.import." + key, null, Renderings.of(request).locale());
    }

    @ExceptionHandler
    ErrorResponse handle(UnreadableHeader e, HttpServletRequest request) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, say("header", request));
    }

    @ExceptionHandler
    ErrorResponse handle(Editing.NotFound e) {
        return ErrorResponse.create(e, HttpStatus.NOT_FOUND, "There is no import '%s'".formatted(e.id()));
    }

    record ReportView(
            UUID id,
            State state,
            long rows,
            long imported,
            long updated,
            long skipped,
            long refusals,
            List<RefusalView> refused,
            boolean dryRun,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    record RefusalView(long line, String reason) {}
}
