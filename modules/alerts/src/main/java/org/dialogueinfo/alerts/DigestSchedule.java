package org.dialogueinfo.alerts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** When digests are gathered: every five minutes somebody's hour may have come. One node at a time does it. */
@Configuration(proxyBeanMethods = false)
class DigestSchedule {

    @Bean
    RecurringTask<Void> digestTask(DigestRound round) {
        return Tasks.recurring("digests", FixedDelay.of(Duration.ofMinutes(5))).execute((task, context) -> round.run());
    }
}
