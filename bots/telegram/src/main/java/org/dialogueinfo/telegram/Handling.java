package org.dialogueinfo.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.dialogueinfo.delivery.spi.Feedback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stored update from the first attempt to the last call that answers it. It is done only when the answer is out:
 * 429 waits as long as Telegram says, 403 ends the endpoint, a failure of Telegram's own is tried once more.
 */
class Handling implements Lanes.Task {

    private static final Logger LOG = LoggerFactory.getLogger(Handling.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MOST_WAITS = 50;
    private static final int MOST_UNREACHED = 20;

    private final Incoming.Open update;
    private final Incoming incoming;
    private final Handler handler;
    private final Feedback feedback;
    private final Runnable finished;
    private @Nullable List<Step> steps;
    private int at;
    private int tries;

    Handling(Incoming.Open update, Incoming incoming, Handler handler, Feedback feedback, Runnable finished) {
        this.update = update;
        this.incoming = incoming;
        this.handler = handler;
        this.feedback = feedback;
        this.finished = finished;
    }

    @Override
    public @Nullable Duration step() {
        Duration pause = null;
        try {
            pause = steps == null ? begin() : goOn(steps);
            return pause;
        } finally {
            if (pause == null) {
                finished.run();
            }
        }
    }

    private @Nullable Duration begin() {
        var body = incoming.claim(update.id());
        if (body.isEmpty()) {
            return null;
        }
        try {
            var begun = handler.handle(JSON.readTree(body.get()));
            steps = begun;
            return goOn(begun);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("Update {} failed: {}", update.id(), e.getClass().getName());
            return AFTER_FAILURE;
        }
    }

    private @Nullable Duration goOn(List<Step> calls) {
        while (at < calls.size()) {
            awaitTurn();
            var told = calls.get(at).take();
            tries++;
            switch (told.kind()) {
                case LATER -> {
                    if (tries < MOST_WAITS) {
                        incoming.touch(update.id());
                        return told.pause();
                    }
                }
                case UNREACHABLE -> {
                    if (tries < MOST_UNREACHED) {
                        incoming.touch(update.id());
                        return AFTER_FAILURE.multipliedBy(Math.min(tries, 10));
                    }
                }
                case UNCERTAIN -> {
                    if (tries == 1) {
                        return AFTER_FAILURE;
                    }
                }
                case GONE -> {
                    feedback.endpointGone("telegram", update.chat(), told.detail());
                    at = calls.size();
                }
                default -> {}
            }
            if (!told.took()) {
                LOG.info("Update {}: {} {}", update.id(), told.kind(), told.detail());
            }
            at++;
            tries = 0;
        }
        incoming.done(update.id());
        return null;
    }

    /** Somebody who ends the platform meanwhile does not keep the answer back. */
    private void awaitTurn() {
        try {
            feedback.awaitTurn("telegram", update.chat());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
