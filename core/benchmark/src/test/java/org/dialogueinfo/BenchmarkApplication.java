package org.dialogueinfo;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The delivery engine alone, with a channel and an audience that cost next to nothing. */
@SpringBootApplication
public class BenchmarkApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
