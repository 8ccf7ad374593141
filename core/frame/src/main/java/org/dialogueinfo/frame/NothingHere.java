package org.dialogueinfo.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address that there is none of is a page for people and a problem for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class NothingHere {

    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> handle(
            NoResourceFoundException e, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            return ResponseEntity.status(e.getStatusCode()).body(e.getBody());
        }
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
        return null;
    }
}
