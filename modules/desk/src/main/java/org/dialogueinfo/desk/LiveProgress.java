package org.dialogueinfo.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Progress;
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
    private final Clock clock;

    LiveProgress(Broadcasts broadcasts, SpringTemplateEngine templates, LivePieces pieces, Clock clock) {
        this.broadcasts = broadcasts;
        this.templates = templates;
        this.pieces = pieces;
        this.clock = clock;
    }

    SseEmitter watch(BroadcastId id, Rendering rendering) {
        return pieces.watch(Duration.ofSeconds(1), () -> piece(id, rendering));
    }

    private LivePieces.Piece piece(BroadcastId id, Rendering rendering) {
        var progress = broadcasts.progress(id).orElseThrow();
        var variables = new HashMap<String, Object>(look(progress));
        variables.put("t", new Texts(rendering));
        variables.put("r", rendering);
        return new LivePieces.Piece(
                templates.process("desk/progress", Set.of("progress"), new Context(rendering.locale(), variables)),
                !Bars.of(progress).running());
    }

    /** What the piece shows: the bars, what can be done now, and how many seconds are left before the first message. */
    Map<String, ?> look(Progress progress) {
        var awaits = broadcasts.awaitsApproval(progress.id());
        var wait = broadcasts
                .beginsAt(progress.id())
                .map(it -> Duration.between(clock.instant(), it).toSeconds());
        return Map.of(
                "broadcast", progress,
                "bars", Bars.of(progress),
                "awaits", awaits,
                "wait", wait.orElse(0L),
                "controls", Control.of(progress, awaits));
    }
}
