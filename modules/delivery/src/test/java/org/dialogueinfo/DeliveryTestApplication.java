package org.dialogueinfo;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class DeliveryTestApplication {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
