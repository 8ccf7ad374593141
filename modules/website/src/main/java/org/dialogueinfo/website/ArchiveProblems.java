package org.dialogueinfo.website;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What the archive's API says when it cannot answer. */
@RestControllerAdvice(
        assignableTypes = {
            AgreementApi.class,
            MeetingApi.class,
            ItemsApi.class,
            MemoryApi.class,
            CitePages.class,
            CsvApi.class
        })
class ArchiveProblems {

    private final MessageSource messages;

    ArchiveProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ErrorResponse handle(NotInArchive e, Locale locale) {
        return ErrorResponse.create(
                e, HttpStatus.NOT_FOUND, messages.getMessage("website.not-in-archive", new Object[] {e.id()}, locale));
    }

    @ExceptionHandler
    ErrorResponse handle(IllegalArgumentException e) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }
}
