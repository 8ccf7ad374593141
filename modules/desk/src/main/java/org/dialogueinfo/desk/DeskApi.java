package org.dialogueinfo.desk;

import java.security.Principal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
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

/** The editors' API; what it refuses is told by {@link ApiProblems}. */
@RestController
@RequestMapping("/api/v1/desk")
class DeskApi {

    private final Editing editing;
    private final Editors editors;
    private final Broadcasts broadcasts;

    DeskApi(Editing editing, Editors editors, Broadcasts broadcasts) {
        this.editing = editing;
        this.editors = editors;
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
        var draft = new Draft<>(form.as(id), form.newSources());
        return answer(editors.saveMeeting(draft, editor.getName(), number(version)));
    }

    @PostMapping("/meetings/{id}/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublishedView publish(
            @PathVariable MeetingId id,
            @RequestParam(defaultValue = "") Set<String> confirmFallback,
            @RequestParam(required = false) @Nullable String override,
            Authentication editor) {
        return new PublishedView(Alerts.ofMeeting(editors.publish(id, editor, languages(confirmFallback), override)));
    }

    @GetMapping("/agreements/{id}")
    ResponseEntity<Agreement> agreement(@PathVariable AgreementId id) {
        return answer(editing.agreement(id).orElseThrow(() -> new Editing.NotFound(id.value())));
    }

    /** Keeps a working copy; what the body leaves out stays as it was. */
    @PutMapping("/agreements/{id}")
    ResponseEntity<Agreement> save(
            @PathVariable AgreementId id,
            @RequestBody AgreementForm form,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            Principal editor) {
        var before = editing.agreement(id).map(WorkingCopy::item).orElse(null);
        var draft = new Draft<>(form.as(id, before), form.added());
        return answer(editors.saveAgreement(draft, editor.getName(), number(version)));
    }

    @PostMapping("/agreements/{id}/publish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublishedView publish(
            @PathVariable AgreementId id,
            @RequestParam(defaultValue = "") Set<String> confirmFallback,
            @RequestParam(required = false) @Nullable String override,
            Authentication editor) {
        return new PublishedView(Alerts.ofAgreement(editors.publish(id, editor, languages(confirmFallback), override)));
    }

    /** A second person confirms the assessments that the working copy adds. */
    @PostMapping("/agreements/{id}/assessments/review")
    ResponseEntity<Agreement> review(@PathVariable AgreementId id, Principal reviewer) {
        return answer(editors.reviewAssessments(id, reviewer.getName()));
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

    /** One of {@code approve}, {@code start}, {@code pause}, {@code resume}, {@code stop}, {@code retry}, {@code resend}. */
    @PostMapping("/broadcasts/{id}/{control}")
    BroadcastView control(@PathVariable UUID id, @PathVariable String control, Principal editor) {
        var before = broadcast(id);
        var wanted = Control.find(control).orElseThrow(() -> new Editing.NotFound(control));
        if (!editors.control(wanted, before.id(), editor.getName())) {
            throw new TooLate();
        }
        return broadcast(id);
    }

    /** The languages whose text a channel cannot read; their messages wait. */
    @GetMapping("/broadcasts/{id}/held")
    List<Broadcasts.Held> held(@PathVariable UUID id) {
        return broadcasts.held(broadcast(id).id());
    }

    /** Goes on with such a language; what the body leaves out stays as it was. */
    @PostMapping("/broadcasts/{id}/held/{language}")
    BroadcastView goOn(
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestBody(required = false) @Nullable MendedText text,
            Principal editor) {
        var wanted = Language.find(language).orElseThrow(() -> new Editing.NotFound(language));
        var broadcast = broadcast(id).id();
        if (!editors.goOn(broadcast, wanted, text == null ? null : mended(broadcast, wanted, text), editor.getName())) {
            throw new TooLate();
        }
        return broadcast(id);
    }

    private Card mended(BroadcastId id, Language language, MendedText text) {
        if (!text.problems().isEmpty()) {
            throw new Refused(text.problems());
        }
        return broadcasts
                .cards(id)
                .flatMap(it -> it.shownIn(language))
                .map(it -> text.in(it.value()))
                .orElseThrow(() -> new Editing.NotFound(id.toString()));
    }

    /** The broadcast has gone on to where this cannot be done. */
    static final class TooLate extends RuntimeException {}

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
            throw new Refused(List.of(Problem.of("If-Match", "desk.wrong.version", version)));
        }
    }

    private static Set<Language> languages(Set<String> codes) {
        var languages = EnumSet.noneOf(Language.class);
        for (var code : codes) {
            languages.add(Language.find(code)
                    .orElseThrow(
                            () -> new Refused(List.of(Problem.of("confirmFallback", "desk.wrong.language", code)))));
        }
        return languages;
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
            var channels = new TreeMap<String, Map<State, Long>>();
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
