package org.dialogueinfo.desk;

import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Gates;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Named;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in the asked language what the editors' API refuses and what to do about it (RFC 9457). */
@RestControllerAdvice(assignableTypes = DeskApi.class)
@Order(Ordered.HIGHEST_PRECEDENCE) // before the handler of Spring Boot, whose sentences say less
class ApiProblems {

    private static final Map<Class<?>, String> SENTENCES = Map.of(
            PartialDate.class, "desk.wrong.date",
            MeetingId.class, "desk.wrong.meeting",
            AgreementId.class, "desk.wrong.agreement",
            SourceId.class, "desk.wrong.source",
            Language.class, "desk.wrong.language",
            URI.class, "desk.wrong.url",
            Integer.class, "desk.wrong.number",
            Agreement.class, "desk.wrong.title");

    private final MessageSource messages;

    ApiProblems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ProblemDetail handle(Editors.MayNotSend e, Locale locale) {
        return problem(HttpStatus.FORBIDDEN, locale, Problem.of("control", "desk.may-not-send"));
    }

    @ExceptionHandler
    ProblemDetail handle(Editors.OwnPublication e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("control", "desk.own-publication"));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.NotFound e, Locale locale) {
        return problem(HttpStatus.NOT_FOUND, locale, Problem.of("id", "desk.wrong.not-found", e.id()));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.StaleVersion e, Locale locale) {
        return problem(HttpStatus.PRECONDITION_FAILED, locale, Problem.of("If-Match", "desk.wrong.stale", e.id()));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.UnknownReference e, Locale locale) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT, locale, Problem.of(e.field(), "desk.wrong.unknown", e.reference()));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.MissingTexts e, Locale locale) {
        var codes = codes(e.languages());
        return problem(HttpStatus.CONFLICT, locale, Problem.of("confirmFallback", "desk.wrong.missing", codes));
    }

    @ExceptionHandler
    ProblemDetail handle(Gates.Refused e, Locale locale) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                locale,
                e.findings().stream()
                        .map(it -> Problem.of(
                                it.place() + "." + it.language().code(),
                                "desk.wrong.gate",
                                it.found(),
                                it.suggestion(),
                                it.line()))
                        .toArray(Problem[]::new));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.Unreviewed e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("assessments", "desk.wrong.unreviewed"));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.AssessmentGone e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("assessments", "desk.wrong.assessment-gone"));
    }

    @ExceptionHandler
    ProblemDetail handle(Editing.OwnAssessment e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("assessments", "desk.wrong.own-assessment"));
    }

    @ExceptionHandler
    ProblemDetail handle(Editors.NotReviewed e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("id", "desk.wrong.not-reviewed"));
    }

    @ExceptionHandler
    ProblemDetail handle(DeskApi.TooLate e, Locale locale) {
        return problem(HttpStatus.CONFLICT, locale, Problem.of("id", "desk.late"));
    }

    @ExceptionHandler
    ProblemDetail handle(Refused e, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, locale, e.problems().toArray(Problem[]::new));
    }

    @ExceptionHandler
    ProblemDetail handle(HttpMessageNotReadableException e, Locale locale) {
        return problem(HttpStatus.BAD_REQUEST, locale, unreadable(e));
    }

    @ExceptionHandler
    ProblemDetail handle(HttpMediaTypeNotSupportedException e, Locale locale) {
        return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, locale, Problem.of("Content-Type", "desk.wrong.media-type"));
    }

    @ExceptionHandler
    ProblemDetail handle(MethodArgumentTypeMismatchException e, Locale locale) {
        var type = e.getRequiredType();
        return problem(
                HttpStatus.BAD_REQUEST,
                locale,
                Problem.of(
                        e.getName(), type == null ? "desk.wrong.id" : SENTENCES.getOrDefault(type, "desk.wrong.id")));
    }

    private ProblemDetail problem(HttpStatus status, Locale locale, Problem... problems) {
        var errors = Arrays.stream(problems)
                .map(it -> new FieldError(it.field(), messages.getMessage(it.key(), it.arguments(), locale)))
                .toList();
        var detail = errors.stream()
                .map(it ->
                        errors.size() == 1 && it.field().equals("id") ? it.detail() : it.field() + ": " + it.detail())
                .collect(Collectors.joining(" "));
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setProperty("errors", errors);
        return problem;
    }

    /** Which value of the body could not be read; without one it is no JSON at all. */
    private static Problem unreadable(HttpMessageNotReadableException e) {
        for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
            if (at instanceof ValueInstantiationException it) {
                return of(field(it), it.getType().getRawClass());
            }
            if (at instanceof MismatchedInputException it) {
                return of(field(it), it.getTargetType());
            }
        }
        return Problem.of("JSON", "desk.wrong.json");
    }

    private static Problem of(String field, @Nullable Class<?> type) {
        if (type == Agreement.Status.class) {
            return of(field, Agreement.Implementation.class);
        }
        if (type != null && type.isEnum() && Named.class.isAssignableFrom(type)) {
            var codes = Arrays.stream(type.getEnumConstants())
                    .map(it -> ((Named) it).code())
                    .collect(Collectors.joining(", "));
            return Problem.of(field, "desk.wrong.one-of", codes);
        }
        return Problem.of(field, type == null ? "desk.wrong.value" : SENTENCES.getOrDefault(type, "desk.wrong.value"));
    }

    /** Such as {@code participants.2.name}. */
    private static String field(DatabindException e) {
        var path = e.getPath().stream()
                .map(it -> it.getPropertyName() == null ? Integer.toString(it.getIndex()) : it.getPropertyName())
                .collect(Collectors.joining("."));
        return path.isEmpty() ? "JSON" : path;
    }

    private static String codes(Set<Language> languages) {
        return EnumSet.copyOf(languages).stream().map(Language::code).collect(Collectors.joining(","));
    }

    record FieldError(String field, String detail) {}
}
