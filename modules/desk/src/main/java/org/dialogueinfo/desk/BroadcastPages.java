package org.dialogueinfo.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.UUID;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.frame.Renderings;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What goes out: the list of broadcasts, and each with its progress, live where scripts run. */
@Controller
@RequestMapping("/desk/broadcasts")
class BroadcastPages {

    private final Broadcasts broadcasts;
    private final Editors editors;
    private final LiveProgress live;

    BroadcastPages(Broadcasts broadcasts, Editors editors, LiveProgress live) {
        this.broadcasts = broadcasts;
        this.editors = editors;
        this.live = live;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("broadcasts", broadcasts.latest(100));
        return "desk/broadcasts";
    }

    @GetMapping("/{id}")
    String broadcast(@PathVariable UUID id, Model model) {
        var progress = found(id);
        model.addAttribute("broadcast", progress);
        model.addAttribute("bars", Bars.of(progress));
        model.addAttribute("controls", Control.of(progress));
        return "desk/broadcast";
    }

    @PostMapping("/{id}/{control}")
    String control(@PathVariable UUID id, @PathVariable String control, Principal editor) {
        var wanted = Control.find(control).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var done = editors.control(wanted, found(id).id(), editor.getName());
        return "redirect:/desk/broadcasts/" + id + (done ? "" : "?late");
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
