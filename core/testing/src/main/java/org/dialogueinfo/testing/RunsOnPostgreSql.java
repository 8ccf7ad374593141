package org.dialogueinfo.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** Beside a test's own annotations: its application runs on a new database of PostgreSQL, not on the embedded default. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = RunsOnPostgreSql.NewDatabase.class)
public @interface RunsOnPostgreSql {

    /** Sets the data source before anything asks for it. */
    final class NewDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "a database of PostgreSQL",
                            Map.of(
                                    "spring.datasource.url",
                                    EmbeddedPostgreSql.newDatabase(),
                                    "spring.datasource.username",
                                    "postgres")));
        }
    }
}
