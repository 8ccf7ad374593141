package org.dialogueinfo.subscriptions;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Forgets what is not needed any more, by clocks that an operator can set; on one node at a time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionProperties.class)
class SubscriptionRetention {

    private static final int PAGE = 500;

    private final Endpoints endpoints;
    private final Requests requests;
    private final Suppressions suppressions;
    private final ImportRuns imports;
    private final RetentionProperties properties;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubscriptionRetention(
            Endpoints endpoints,
            Requests requests,
            Suppressions suppressions,
            ImportRuns imports,
            RetentionProperties properties,
            JdbcClient jdbc,
            Clock clock) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.suppressions = suppressions;
        this.imports = imports;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> retentionTask() {
        return Tasks.recurring("subscriptions-retention", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> run());
    }

    void run() {
        requests.forgetOld();
        forgetEndpoints("ended_at < ?", properties.ended());
        forgetEndpoints(
                "ended_at is null and created_at < ? and not exists"
                        + " (select 1 from subscriptions.consent c where c.ref = subscriptions.endpoint.ref)",
                properties.idle());
        suppressions.forgetBounces(clock.instant().minus(properties.bounces()));
        imports.breakOffSilent();
        forgetImports();
    }

    /** With topics and consents: the proof of a consent is kept as long as anything could be asked about it. */
    private void forgetEndpoints(String condition, Duration kept) {
        var before = before(kept);
        for (int found = PAGE; found == PAGE; ) {
            var refs = jdbc.sql("select ref from subscriptions.endpoint where not active and " + condition + " limit ?")
                    .params(before, PAGE)
                    .query(String.class)
                    .list();
            refs.forEach(endpoints::erase);
            found = refs.size();
        }
    }

    private void forgetImports() {
        var before = before(properties.imports());
        jdbc.sql("delete from subscriptions.import_refusal where import_id in"
                        + " (select id from subscriptions.import_run where finished_at < ?)")
                .param(before)
                .update();
        jdbc.sql("delete from subscriptions.import_shadow where import_id in"
                        + " (select id from subscriptions.import_run where started_at < ?)")
                .param(before)
                .update();
    }

    private Timestamp before(Duration kept) {
        return Timestamp.from(clock.instant().minus(kept));
    }
}
