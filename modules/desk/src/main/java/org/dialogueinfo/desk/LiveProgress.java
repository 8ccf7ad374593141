package org.dialogueinfo.desk;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;

/**
 * Sends the progress of a broadcast once a second while somebody watches, as the same piece of page that is there without
 * scripts; ends with the event {@code done}.
 */
@Component
class LiveProgress implements DisposableBean {

    private static final long LONGEST_MILLIS = 300_000; // the browser comes back by itself

    private final Broadcasts broadcasts;
    private final SpringTemplateEngine templates;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live-progress");
        thread.setDaemon(true);
        return thread;
    });

    LiveProgress(Broadcasts broadcasts, SpringTemplateEngine templates) {
        this.broadcasts = broadcasts;
        this.templates = templates;
    }

    SseEmitter watch(BroadcastId id, Rendering rendering) {
        var emitter = new SseEmitter(LONGEST_MILLIS);
        var ticking = new AtomicReference<Future<?>>();
        Runnable end = () -> {
            var future = ticking.get();
            if (future != null) {
                future.cancel(false);
            }
        };
        emitter.onCompletion(end);
        emitter.onTimeout(emitter::complete);
        emitter.onError(e -> end.run());
        ticking.set(clockwork.scheduleWithFixedDelay(() -> tell(emitter, id, rendering, end), 0, 1, TimeUnit.SECONDS));
        return emitter;
    }

    private void tell(SseEmitter emitter, BroadcastId id, Rendering rendering, Runnable end) {
        try {
            var progress = broadcasts.progress(id).orElseThrow();
            var variables = Map.<String, Object>of(
                    "broadcast", progress, "bars", Bars.of(progress), "t", new Texts(rendering), "r", rendering);
            var piece =
                    templates.process("desk/progress", Set.of("progress"), new Context(rendering.locale(), variables));
            var done = !Bars.of(progress).running();
            emitter.send(SseEmitter.event().name(done ? "done" : "progress").data(piece, MediaType.TEXT_HTML));
            if (done) {
                end.run();
                emitter.complete();
            }
        } catch (IOException | RuntimeException e) {
            end.run();
            emitter.completeWithError(e);
        }
    }

    @Override
    public void destroy() {
        clockwork.shutdownNow();
    }
}
