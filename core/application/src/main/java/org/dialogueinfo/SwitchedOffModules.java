package org.dialogueinfo;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Leaves out the components of each module whose {@code dialogue.<module>.enabled} is {@code false}. */
class SwitchedOffModules implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Pattern MODULE = Pattern.compile("org\\.dialogueinfo\\.([a-z]+)\\..+");

    @Override
    public void initialize(ConfigurableApplicationContext application) {
        application.getBeanFactory().registerSingleton("switchedOffModules", new Filter(application.getEnvironment()));
    }

    static boolean isOff(String module, Environment settings) {
        return settings.getProperty("dialogue.%s.enabled".formatted(module), "true")
                .strip()
                .equalsIgnoreCase("false");
    }

    /** The module of a class of ours; null for the application itself and for other people's classes. */
    static @Nullable String moduleOf(String className) {
        var matcher = MODULE.matcher(className);
        return matcher.matches() ? matcher.group(1) : null;
    }

    /** What the component scan of a Spring Boot application asks about each class it finds. */
    private static final class Filter extends TypeExcludeFilter {

        private final Environment settings;

        Filter(Environment settings) {
            this.settings = settings;
        }

        @Override
        public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
            var module = moduleOf(reader.getClassMetadata().getClassName());
            return module != null && isOff(module, settings);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Filter it && it.settings == settings;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(settings);
        }
    }
}
