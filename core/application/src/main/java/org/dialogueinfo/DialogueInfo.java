package org.dialogueinfo;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.modulith.Modulithic;

/** Starts everything, with the plug-ins it finds beside it. */
@SpringBootApplication
@Modulithic(systemName = "Dialogue-Info")
public class DialogueInfo {

    public static void main(String[] args) {
        var plugins = PluginJars.in(java.nio.file.Path.of("plugins"));
        Thread.currentThread().setContextClassLoader(plugins);
        new SpringApplication(new DefaultResourceLoader(plugins), DialogueInfo.class).run(args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
