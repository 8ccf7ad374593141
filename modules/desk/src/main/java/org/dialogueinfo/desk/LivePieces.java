package org.dialogueinfo.desk;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends a piece of a page again and again while somebody watches, when it has changed; ends with the event {@code done}.
 */
@Component
class LivePieces implements DisposableBean {

    private static final long LONGEST_MILLIS = 300_000; // the browser comes back by itself

    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "live-pieces");
        thread.setDaemon(true);
        return thread;
    });

    /** @param done whether nothing will change any more */
    record Piece(String html, boolean done) {}

    SseEmitter watch(Duration every, Supplier<Piece> now) {
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
        var last = new AtomicReference<>("");
        ticking.set(clockwork.scheduleWithFixedDelay(
                () -> tell(emitter, now, last, end), 0, every.toMillis(), TimeUnit.MILLISECONDS));
        return emitter;
    }

    private static void tell(SseEmitter emitter, Supplier<Piece> now, AtomicReference<String> last, Runnable end) {
        try {
            var piece = now.get();
            if (piece.done() || !piece.html().equals(last.getAndSet(piece.html()))) {
                emitter.send(SseEmitter.event()
                        .name(piece.done() ? "done" : "progress")
                        .data(piece.html(), MediaType.TEXT_HTML));
            } else {
                emitter.send(SseEmitter.event().comment("unchanged")); // so that a watcher who left is noticed
            }
            if (piece.done()) {
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
