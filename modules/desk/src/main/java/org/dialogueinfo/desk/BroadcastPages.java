package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Ledger;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What goes out: the list of broadcasts, and each with its progress, live where scripts run. */
@Controller
@RequestMapping("/desk/broadcasts")
class BroadcastPages {

    private final Broadcasts broadcasts;
    private static final int ROWS = 100;

    private final Ledger ledger;
    private final Showing showing;
    private final Editors editors;
    private final LiveProgress live;

    BroadcastPages(Broadcasts broadcasts, Ledger ledger, Showing showing, Editors editors, LiveProgress live) {
        this.broadcasts = broadcasts;
        this.ledger = ledger;
        this.showing = showing;
        this.editors = editors;
        this.live = live;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("broadcasts", broadcasts.latest(100));
        return "desk/broadcasts";
    }

    @GetMapping("/{id}")
    String broadcast(@PathVariable UUID id, HttpServletRequest request, Model model) {
        var progress = found(id);
        model.addAllAttributes(live.look(progress));
        model.addAttribute(
                "item", Editors.itemOf(progress.key()).map(WorkflowPages::page).orElse(null));
        var rendering = Renderings.of(request);
        broadcasts
                .cards(progress.id())
                .flatMap(it -> it.shownIn(rendering.language()))
                .ifPresent(it -> model.addAttribute(
                        "told", it.fallback() ? it.value() : it.value().in(rendering)));
        return "desk/broadcast";
    }

    /** The languages that wait for an editor. */
    @ModelAttribute("held")
    List<Language> held(@PathVariable(required = false) @Nullable UUID id) {
        return id == null
                ? List.of()
                : broadcasts.held(new BroadcastId(id)).stream()
                        .map(Broadcasts.Held::language)
                        .toList();
    }

    @PostMapping("/{id}/{control}")
    String control(@PathVariable UUID id, @PathVariable String control, Principal editor) {
        var wanted = Control.find(control).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var page = "redirect:/desk/broadcasts/" + id;
        try {
            return editors.control(wanted, found(id).id(), editor.getName()) ? page : page + "?late";
        } catch (Editors.MayNotSend e) {
            return page + "?may-not";
        } catch (Editors.OwnPublication e) {
            return page + "?own";
        }
    }

    @GetMapping("/{id}/rows")
    String rows(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") long after,
            Model model) {
        var wanted = Arrays.stream(State.values())
                .filter(it -> it.name().equalsIgnoreCase(state))
                .findFirst()
                .orElse(null);
        model.addAttribute("broadcast", found(id));
        model.addAttribute("states", State.values());
        model.addAttribute("state", wanted);
        model.addAttribute("rows", ledger.rows(new BroadcastId(id), wanted, after, ROWS));
        model.addAttribute("full", ROWS);
        return "desk/broadcast-rows";
    }

    /** What was sent, as each channel shows it; nothing in it is one recipient's alone. */
    @GetMapping("/{id}/sample")
    String sample(@PathVariable UUID id, @RequestParam(defaultValue = "en") Rendering in, Model model) {
        var progress = found(id);
        model.addAttribute("broadcast", progress);
        model.addAttribute("in", in);
        model.addAttribute("renderings", Rendering.values());
        showing.show(cards(id), progress.audienceName(), in, model);
        return "desk/broadcast-sample";
    }

    @GetMapping("/{id}/as/{channel}/{part}")
    ResponseEntity<byte[]> part(
            @PathVariable UUID id, @PathVariable String channel, @PathVariable int part, @RequestParam Rendering in) {
        return showing.part(cards(id), in, channel, part);
    }

    private Localized<Card> cards(UUID id) {
        return broadcasts
                .cards(new BroadcastId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable UUID id, HttpServletRequest request) {
        return live.watch(found(id).id(), Renderings.of(request));
    }

    private Progress found(UUID id) {
        return broadcasts
                .progress(new BroadcastId(id))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
