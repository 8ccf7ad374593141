package org.dialogueinfo;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The delivery engine alone, though the newsletter is on the class path, with a channel and an audience that cost next to nothing. */
@SpringBootApplication(scanBasePackages = "org.dialogueinfo.delivery")
public class BenchmarkApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
