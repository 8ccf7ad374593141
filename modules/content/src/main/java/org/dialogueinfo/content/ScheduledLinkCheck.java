package org.dialogueinfo.content;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks at a few addresses now and then; only where {@code dialogue.content.link-check.enabled} is set. */
@Component
@ConditionalOnProperty("dialogue.content.link-check.enabled")
class ScheduledLinkCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledLinkCheck.class);

    private final LinkReport links;
    private final ContentProperties properties;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    ScheduledLinkCheck(LinkReport links, ContentProperties properties) {
        this.links = links;
        this.properties = properties;
    }

    @Override
    public void start() {
        running = true;
        var every = properties.linkCheck().every().toMillis();
        executor.scheduleWithFixedDelay(this::check, every, every, TimeUnit.MILLISECONDS);
    }

    private void check() {
        try {
            links.check(properties.linkCheck().most());
        } catch (RuntimeException e) {
            LOG.warn("The link check failed and is tried again later", e);
        }
    }

    @Override
    public void stop() {
        running = false;
        executor.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
