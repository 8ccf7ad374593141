package org.dialogueinfo;

import java.time.Instant;
import org.dialogueinfo.testing.RunningClock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication(scanBasePackages = {"org.dialogueinfo.roundtables", "org.dialogueinfo.delivery"})
public class RoundtablesTestApplication {

    @Bean
    RunningClock clock() {
        return new RunningClock(Instant.parse("2027-03-01T10:00:00Z"));
    }
}
