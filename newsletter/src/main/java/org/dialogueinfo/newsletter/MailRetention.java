package org.dialogueinfo.newsletter;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.dialogueinfo.subscriptions.EndpointErased;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/** Forgets days of bounces and kept mails: of a person at once when they erase themselves, of all others by the clock. */
@Configuration(proxyBeanMethods = false)
class MailRetention {

    private final SoftBounces bounces;
    private final KeptMails mails;

    MailRetention(SoftBounces bounces, KeptMails mails) {
        this.bounces = bounces;
        this.mails = mails;
    }

    @Bean
    RecurringTask<Void> mailRetentionTask() {
        return Tasks.recurring("newsletter-retention", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> {
                    bounces.forgetOld();
                    mails.forgetOld();
                });
    }

    @EventListener
    void on(EndpointErased erased) {
        if (erased.endpoint().channel().equals("email")) {
            bounces.forget(erased.endpoint().address());
            mails.forget(erased.endpoint().address());
        }
    }
}
