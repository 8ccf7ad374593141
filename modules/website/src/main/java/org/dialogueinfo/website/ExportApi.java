package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Exchange;
import org.dialogueinfo.content.Releases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The whole archive as one zip, written while it is read; few at a time, since each reads everything. */
@RestController
class ExportApi {

    private static final int AT_A_TIME = 2;

    private final Exchange exchange;
    private final Releases releases;
    private final Semaphore free = new Semaphore(AT_A_TIME);

    ExportApi(Exchange exchange, Releases releases) {
        this.exchange = exchange;
        this.releases = releases;
    }

    /** @param release the release to download; without it the present state */
    @GetMapping("/api/v1/archive/export")
    void export(@RequestParam(required = false) @Nullable Integer release, HttpServletResponse response)
            throws IOException {
        if (release != null && releases.find(release).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no release %d".formatted(release));
        }
        if (!free.tryAcquire()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
            throw new ResponseStatusException(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "The archive is being exported already; please try again in a minute");
        }
        try {
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"dialogue-info%s.zip\"".formatted(release == null ? "" : "-r" + release));
            exchange.export(response.getOutputStream(), release);
        } catch (Editing.NotFound e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        } finally {
            free.release();
        }
    }
}
