package org.dialogueinfo.content;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.dialogueinfo.content.Stages.Place;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Publishes what editors set an hour for. The plan is a row and the job is the database's, so both survive a restart, and
 * one node at a time does it; what was published already is not published again.
 */
@Configuration(proxyBeanMethods = false)
class ScheduledPublications {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledPublications.class);

    private final Stages stages;
    private final StoredEditing editing;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;
    private final Clock clock;

    ScheduledPublications(
            Stages stages,
            StoredEditing editing,
            ApplicationEventPublisher events,
            TransactionTemplate transactions,
            Clock clock) {
        this.stages = stages;
        this.editing = editing;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> scheduledPublicationsTask() {
        return Tasks.recurring("scheduled-publications", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((task, context) -> run());
    }

    void run() {
        stages.due().forEach(this::publish);
    }

    private void publish(Place it) {
        try {
            transactions.executeWithoutResult(status -> publishNow(it));
        } catch (Editing.MissingTexts e) {
            keepBack(it, "missing");
        } catch (Gates.Refused e) {
            keepBack(it, "gates");
        } catch (Editing.Unreviewed e) {
            keepBack(it, "unreviewed");
        } catch (Editing.NotFound | Editing.StaleVersion e) {
            keepBack(it, "changed");
        }
    }

    private void publishNow(Place it) {
        var item = it.kind() + "/" + it.id();
        var editor = it.plannedBy() == null ? "" : it.plannedBy();
        editing.publishAt(it, editor);
        events.publishEvent(new PublishedOnTime(item, editor, clock.instant()));
    }

    /** The plan ends, and the work list says why. */
    private void keepBack(Place it, String why) {
        LOG.warn("{}/{} was not published at its hour: {}", it.kind(), it.id(), why);
        transactions.executeWithoutResult(status -> stages.put(it.reviewed(it.reviewedBy(), why)));
    }
}
