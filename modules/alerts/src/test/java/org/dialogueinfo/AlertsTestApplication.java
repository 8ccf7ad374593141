package org.dialogueinfo;

import java.time.Instant;
import org.dialogueinfo.testing.SettableClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The alerts with all they know, and a channel that keeps what it carries. */
@SpringBootApplication
public class AlertsTestApplication {

    @Bean
    SettableClock clock() {
        return new SettableClock(Instant.parse("2026-11-24T05:00:00Z"));
    }

    @Bean
    MessageSource messageSource() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/alerts");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
