package org.dialogueinfo.insights;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Stores the gathered counts every ten seconds, and once more when the application ends. */
@Component
class Storing implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Storing.class);
    private static final int SECONDS = 10;

    private final Tallies tallies;
    private @Nullable ScheduledExecutorService worker;

    Storing(Tallies tallies) {
        this.tallies = tallies;
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "insights");
            thread.setDaemon(true);
            return thread;
        });
        worker.scheduleWithFixedDelay(this::store, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.shutdown();
            worker = null;
            store();
        }
    }

    private void store() {
        try {
            tallies.store();
        } catch (RuntimeException e) {
            LOG.warn("Counts could not be stored and are kept for the next time: {}", e.getMessage());
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
