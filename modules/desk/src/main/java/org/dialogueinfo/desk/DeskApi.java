package org.dialogueinfo.desk;

import java.security.Principal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.dialogueinfo.alerts.Alerts;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Editing;
import org.dialogueinfo.content.Editing.WorkingCopy;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;

/** The editors' API. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskApi {

    private final Editing editing;
    private final Broadcasts broadcasts;

    DeskApi(Editing editing, Broadcasts broadcasts) {
        this.editing = editing;
        this.broadcasts = broadcasts;
    }

    @GetMapping("/meetings/{id}")
    ResponseEntity<Meeting> meeting(@PathVariable MeetingId id) {
        return answer(editing.meeting(id).orElseThrow(() -> new Editing.NotFound(id.value())));
    }

    /** Keeps a working copy; with {@code If-Match} only if nobody saved since. */
    @PutMapping("/meetings/{id}")
    ResponseEntity<Meeting> save(
            @PathVariable MeetingId id,
            @RequestBody MeetingForm form,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            Principal editor) {
        return answer(editing.save(form.as(id), form.newSources(), editor.getName(), number(version)));
    }

    @PostMapping("/meetings/{id}/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublishedView publish(
            @PathVariable MeetingId id,
            @RequestParam(defaultValue = "") Set<String> confirmFallback,
            Principal editor) {
        return new PublishedView(Alerts.ofMeeting(editing.publish(id, editor.getName(), languages(confirmFallback))));
    }

    @GetMapping("/agreements/{id}")
    ResponseEntity<Agreement> agreement(@PathVariable AgreementId id) {
        return answer(editing.agreement(id).orElseThrow(() -> new Editing.NotFound(id.value())));
    }

    @PutMapping("/agreements/{id}")
    ResponseEntity<Agreement> save(
            @PathVariable AgreementId id,
            @RequestBody Agreement copy,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            Principal editor) {
        if (!copy.id().equals(id)) {
            throw new IllegalArgumentException("The address says %s, the body %s".formatted(id, copy.id()));
        }
        return answer(editing.save(copy, List.of(), editor.getName(), number(version)));
    }

    @PostMapping("/agreements/{id}/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublishedView publish(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "") Set<String> confirmFallback,
            Principal editor) {
        return new PublishedView(Alerts.ofAgreement(editing.publish(id, editor.getName(), languages(confirmFallback))));
    }

    @GetMapping("/broadcasts")
    List<BroadcastView> broadcasts() {
        return broadcasts.latest(50).stream().map(BroadcastView::of).toList();
    }

    @GetMapping("/broadcasts/{id}")
    BroadcastView broadcast(@PathVariable UUID id) {
        return broadcasts
                .progress(new BroadcastId(id))
                .map(BroadcastView::of)
                .orElseThrow(() -> new Editing.NotFound(id.toString()));
    }

    private static <T> ResponseEntity<T> answer(WorkingCopy<T> copy) {
        return ResponseEntity.ok().eTag("\"" + copy.version() + "\"").body(copy.item());
    }

    private static @Nullable Long number(@Nullable String version) {
        if (version == null || version.equals("*")) {
            return null;
        }
        try {
            return Long.valueOf(version.replaceAll("W/|\"", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "If-Match takes the ETag of an earlier answer, not '%s'".formatted(version));
        }
    }

    @ExceptionHandler
    ErrorResponse handle(Editing.NotFound e) {
        return ErrorResponse.create(e, HttpStatus.NOT_FOUND, "There is nothing under '%s'".formatted(e.id()));
    }

    @ExceptionHandler
    ErrorResponse handle(Editing.StaleVersion e) {
        return ErrorResponse.create(
                e,
                HttpStatus.PRECONDITION_FAILED,
                "Somebody else saved %s in the meantime. Load it again, add your changes and save.".formatted(e.id()));
    }

    @ExceptionHandler
    ErrorResponse handle(Editing.UnknownReference e) {
        return ErrorResponse.create(
                e,
                HttpStatus.UNPROCESSABLE_CONTENT,
                "%s names '%s', which the archive does not have".formatted(e.field(), e.reference()));
    }

    @ExceptionHandler
    ErrorResponse handle(Editing.MissingTexts e) {
        return ErrorResponse.create(
                e,
                HttpStatus.CONFLICT,
                "Texts are missing in %s. Write them, or confirm the fallback with ?confirmFallback="
                                .formatted(codes(e.languages()))
                        + codes(e.languages()));
    }

    private static Set<Language> languages(Set<String> codes) {
        var languages = EnumSet.noneOf(Language.class);
        codes.forEach(it -> languages.add(Language.of(it)));
        return languages;
    }

    private static String codes(Set<Language> languages) {
        return String.join(
                ",", EnumSet.copyOf(languages).stream().map(Language::code).toList());
    }

    @ExceptionHandler
    ErrorResponse handle(HttpMessageNotReadableException e) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, reason(e));
    }

    /** The sentence of the value that refused to exist wrong, else what the JSON reader says. */
    private static String reason(HttpMessageNotReadableException e) {
        for (Throwable at = e.getCause(); at != null; at = at.getCause()) {
            if (at instanceof IllegalArgumentException) {
                return String.valueOf(at.getMessage());
            }
        }
        return "The body is not the JSON this address takes: "
                + (e.getCause() instanceof JacksonException it ? it.getOriginalMessage() : "it cannot be read");
    }

    @ExceptionHandler
    ErrorResponse handle(MethodArgumentTypeMismatchException e) {
        var cause = e.getMostSpecificCause();
        return ErrorResponse.create(
                e,
                HttpStatus.BAD_REQUEST,
                cause instanceof IllegalArgumentException
                        ? String.valueOf(cause.getMessage())
                        : "'%s' cannot be read".formatted(e.getName()));
    }

    @ExceptionHandler
    ErrorResponse handle(IllegalArgumentException e) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    record PublishedView(BroadcastId broadcast) {}

    record BroadcastView(
            BroadcastId id,
            String key,
            Phase state,
            long audience,
            Map<State, Long> counts,
            Map<String, Map<State, Long>> channels,
            double perSecond,
            @Nullable Instant eta) {

        static BroadcastView of(Progress it) {
            var channels = new java.util.TreeMap<String, Map<State, Long>>();
            for (var name : List.of("telegram", "email")) {
                var zeros = new EnumMap<State, Long>(State.class);
                for (var state : State.values()) {
                    zeros.put(state, 0L);
                }
                channels.put(name, zeros);
            }
            channels.putAll(it.channels());
            return new BroadcastView(
                    it.id(), it.key(), it.state(), it.audience(), it.counts(), channels, it.perSecond(), it.eta());
        }
    }
}
