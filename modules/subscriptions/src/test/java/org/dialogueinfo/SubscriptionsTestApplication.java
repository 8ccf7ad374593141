package org.dialogueinfo;

import java.time.Instant;
import org.dialogueinfo.testing.SettableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(scanBasePackages = "org.dialogueinfo.subscriptions")
public class SubscriptionsTestApplication {

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-01T10:00:00Z"));
    }
}
