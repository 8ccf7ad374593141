package org.dialogueinfo.desk;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/** The progress of a broadcast once a second, as the same piece of page that is there without scripts. */
@Component
class LiveProgress {

    private final Broadcasts broadcasts;
    private final SpringTemplateEngine templates;
    private final LivePieces pieces;

    LiveProgress(Broadcasts broadcasts, SpringTemplateEngine templates, LivePieces pieces) {
        this.broadcasts = broadcasts;
        this.templates = templates;
        this.pieces = pieces;
    }

    SseEmitter watch(BroadcastId id, Rendering rendering) {
        return pieces.watch(Duration.ofSeconds(1), () -> piece(id, rendering));
    }

    private LivePieces.Piece piece(BroadcastId id, Rendering rendering) {
        var progress = broadcasts.progress(id).orElseThrow();
        var bars = Bars.of(progress);
        var variables =
                Map.<String, Object>of("broadcast", progress, "bars", bars, "t", new Texts(rendering), "r", rendering);
        return new LivePieces.Piece(
                templates.process("desk/progress", Set.of("progress"), new Context(rendering.locale(), variables)),
                !bars.running());
    }
}
