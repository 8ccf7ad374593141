package org.dialogueinfo.newsletter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.mail.MessagingException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When the mailbox is read: every minute, on one node at a time, if one is configured. */
@Configuration(proxyBeanMethods = false)
class InboxSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(InboxSchedule.class);

    @Bean
    RecurringTask<Void> inboxTask(Inbox inbox, InboxWatch watch) {
        return Tasks.recurring("inbox", FixedDelay.of(Duration.ofMinutes(1))).execute((task, context) -> {
            if (inbox.isConfigured()) {
                read(inbox, watch);
            }
        });
    }

    private static void read(Inbox inbox, InboxWatch watch) {
        try {
            inbox.read();
            watch.read();
        } catch (MessagingException e) {
            watch.failed();
            LOG.warn("The mailbox cannot be read now: {}", e.getClass().getName());
        }
    }
}
