package org.dialogueinfo.delivery;

import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = {"dialogue.delivery.take-over=2s", "dialogue.delivery.breaker=2s"})
@DirtiesContext
@Import(BroadcastsTests.Fakes.class)
class BroadcastsOnPostgreSqlTests extends BroadcastsTests.Cases {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
        registry.add("spring.datasource.username", () -> "postgres");
    }
}
