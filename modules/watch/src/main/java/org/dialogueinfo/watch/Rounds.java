package org.dialogueinfo.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks everything that is watched, on each node: what is wrong with one of them others may not see. */
@Component
@EnableConfigurationProperties(OperatorProperties.class)
class Rounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final List<Watched> watched;
    private final Alarms alarms;
    private final OperatorProperties properties;
    private volatile @Nullable ScheduledExecutorService clockwork;
    private @Nullable String lastFailure;

    Rounds(List<Watched> watched, Alarms alarms, OperatorProperties properties) {
        this.watched = watched;
        this.alarms = alarms;
        this.properties = properties;
    }

    @Override
    public void start() {
        var millis = properties.every().toMillis();
        var starting = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "watch");
            thread.setDaemon(true);
            return thread;
        });
        clockwork = starting;
        starting.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** What cannot be asked leaves open what is open. */
    void round() {
        try {
            var troubles = new ArrayList<Trouble>();
            watched.forEach(it -> troubles.addAll(it.troubles()));
            troubles.forEach(alarms::seen);
            alarms.end();
            lastFailure = null;
        } catch (RuntimeException e) {
            var failure = e.getClass().getName();
            if (isRunning() && !failure.equals(lastFailure)) {
                LOG.warn("The watch goes on after {}", failure);
            }
            lastFailure = failure;
        }
    }

    @Override
    public void stop() {
        var ending = clockwork;
        clockwork = null;
        if (ending != null) {
            ending.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null;
    }
}
