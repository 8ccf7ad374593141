package org.dialogueinfo.alerts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * When it is looked whether something is to be told: every five minutes somebody's hour may have come, or an op-ed. One
 * node at a time does it.
 */
@Configuration(proxyBeanMethods = false)
class DigestSchedule {

    @Bean
    RecurringTask<Void> digestTask(DigestRound round) {
        return Tasks.recurring("digests", FixedDelay.of(Duration.ofMinutes(5))).execute((task, context) -> round.run());
    }

    @Bean
    RecurringTask<Void> pieceTask(PieceRound round) {
        return Tasks.recurring("op-eds-and-videos", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> round.run());
    }

    @Bean
    RecurringTask<Void> yearTask(YearRound round) {
        return Tasks.recurring("annual-summary", FixedDelay.of(Duration.ofMinutes(30)))
                .execute((task, context) -> round.run());
    }
}
