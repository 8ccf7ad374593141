package org.dialogueinfo;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The archive of the pack and what asks it, on a day that stays. */
@SpringBootApplication
public class KnowledgeTestApplication {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    }
}
