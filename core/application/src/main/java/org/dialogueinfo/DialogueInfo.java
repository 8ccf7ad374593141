package org.dialogueinfo;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.modulith.Modulithic;

/** Starts everything that is not switched off, with the plug-ins found beside it. */
@SpringBootApplication
@Modulithic(systemName = "Dialogue-Info")
public class DialogueInfo {

    public static void main(String[] args) {
        start(Path.of("plugins"), args);
    }

    /** @param plugins the folder whose jars are plug-ins; need not exist */
    static ConfigurableApplicationContext start(Path plugins, String... args) {
        var loader = PluginJars.in(plugins);
        Thread.currentThread().setContextClassLoader(loader);
        return new SpringApplication(new DefaultResourceLoader(loader), DialogueInfo.class).run(args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
