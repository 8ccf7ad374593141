package org.dialogueinfo;

import java.time.Instant;
import org.dialogueinfo.testing.SettableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** This module alone; the events of the others are published by the tests. */
@SpringBootApplication
@ComponentScan(
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.dialogueinfo\\.(delivery|subscriptions|knowledge|content)\\..*"))
public class InsightsTestApplication {

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-24T22:30:00Z"));
    }
}
