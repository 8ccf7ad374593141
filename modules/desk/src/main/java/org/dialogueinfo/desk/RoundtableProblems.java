package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Refusal;
import org.dialogueinfo.roundtables.Summaries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What the organisers' API answers when something cannot be done: a sentence and the rule, never a person. */
@ConditionalOnBooleanProperty(name = "dialogue.roundtables.enabled", matchIfMissing = true)
@Order(Ordered.HIGHEST_PRECEDENCE) // before what Spring says of a body that cannot be read
@RestControllerAdvice(assignableTypes = {RoundtableApi.class, RoundtableGroupApi.class, BilateralsApi.class})
class RoundtableProblems {

    private final MessageSource messages;

    RoundtableProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ProblemDetail handle(Refusal e, HttpServletRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(
                e.reason() == Refusal.Reason.UNKNOWN ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT,
                sentence(e, request));
        problem.setProperty("reason", e.reason().code());
        if (e instanceof Summaries.Attribution it) {
            problem.setProperty("places", it.places());
        }
        return problem;
    }

    private String sentence(Refusal e, HttpServletRequest request) {
        var rendering = Renderings.of(request);
        var english = String.valueOf(e.getMessage());
        return rendering.language() == Language.EN ? english : e.sentence().in(rendering);
    }

    @ExceptionHandler
    ProblemDetail handle(IllegalArgumentException e, HttpServletRequest request) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                e instanceof InputRefused it
                        ? it.sentence().in(Renderings.of(request))
                        : String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail handle(HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
            if (at instanceof IllegalArgumentException it) {
                return handle(it, request);
            }
        }
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, said("roundtables.problem.body", request));
    }

    @ExceptionHandler
    ProblemDetail handle(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        return e.getMostSpecificCause() instanceof IllegalArgumentException it
                ? handle(it, request)
                : ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, said("roundtables.problem.parameter", request, e.getName()));
    }

    private String said(String key, HttpServletRequest request, Object... values) {
        var rendering = Renderings.of(request);
        return rendering.show(messages.getMessage(key, values, rendering.locale()));
    }
}
