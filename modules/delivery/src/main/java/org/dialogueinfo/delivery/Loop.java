package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that repeats a step: at once while there is work, otherwise after a pause or when it is woken. */
final class Loop {

    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Step step;
    private final Duration idle;
    private final Thread thread;
    private final Semaphore woken = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable String lastFailure;

    Loop(String name, Duration idle, Step step) {
        this.step = step;
        this.idle = idle;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    /** @see Loop */
    interface Step {
        /** @return whether there is more to do now */
        boolean run() throws InterruptedException;
    }

    Loop start() {
        thread.start();
        return this;
    }

    void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        try {
            while (running) {
                var pause = attempt();
                if (running && !pause.isZero() && woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration attempt() throws InterruptedException {
        try {
            var more = step.run();
            lastFailure = null;
            return more ? Duration.ZERO : idle;
        } catch (RuntimeException e) {
            var failure = String.valueOf(e);
            if (running && !failure.equals(lastFailure)) {
                LOG.warn("{} goes on after: {}", thread.getName(), failure);
            }
            lastFailure = failure;
            return AFTER_FAILURE;
        }
    }

    /** Lets the step under way end. @return false if it did not within the time */
    boolean stop(Duration atMost) throws InterruptedException {
        running = false;
        woken.release();
        thread.join(Math.max(1, atMost.toMillis()));
        return !thread.isAlive();
    }
}
