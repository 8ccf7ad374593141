package org.dialogueinfo.subscriptions;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.subscriptions.SubscribersCounted.Count;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts active subscribers every hour and says how many there are; counting twice says the same. */
@Component
class Census implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Census.class);

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private @Nullable ScheduledExecutorService worker;

    Census(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    void count() {
        var people = jdbc.sql("select channel as a, rendering as b, count(*) as n from subscriptions.endpoint"
                        + " where active group by channel, rendering")
                .query((rs, row) -> new Count(rs.getString("a"), rs.getString("b"), rs.getLong("n")))
                .list();
        var topics = jdbc.sql("select a, b, count(*) as n from (select"
                        + " case when t.topic like 'agreement:%' then 'agreement' else t.topic end as a, e.channel as b"
                        + " from subscriptions.topic t join subscriptions.endpoint e on e.ref = t.ref where e.active)"
                        + " subscribed group by a, b")
                .query((rs, row) -> new Count(rs.getString("a"), rs.getString("b"), rs.getLong("n")))
                .list();
        events.publishEvent(new SubscribersCounted(people, topics));
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "census");
            thread.setDaemon(true);
            return thread;
        });
        worker.scheduleWithFixedDelay(this::tryToCount, 1, 60, TimeUnit.MINUTES);
    }

    private void tryToCount() {
        try {
            count();
        } catch (RuntimeException e) {
            LOG.warn("Subscribers could not be counted this time: {}", e.getMessage());
        }
    }

    @Override
    public void stop() {
        if (worker != null) {
            worker.shutdownNow();
            worker = null;
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
