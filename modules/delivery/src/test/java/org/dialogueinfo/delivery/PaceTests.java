package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What happens to the pace when an administrator changes how fast a channel may go. */
class PaceTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final AtomicReference<Double> limit = new AtomicReference<>(30.0);
    private final DataSource database = database();

    @Test
    void keepsALowerLimitAtOnceAndReachesAHigherOneStepByStep() throws Exception {
        var here = pace();
        var there = pace();
        here.refresh();
        there.refresh();
        limit.set(5.0);
        await().atMost(Duration.ofSeconds(5)).until(() -> refreshed(here) == 5 && refreshed(there) == 5);
        assertThat(stored()).isEqualTo(5);

        limit.set(30.0);
        clock.forward(Pace.STEP.plusSeconds(1));
        await().atMost(Duration.ofSeconds(5)).until(() -> refreshed(here) > 5);
        assertThat(here.perSecond()).isLessThan(6);
    }

    private static double refreshed(Pace pace) {
        pace.refresh();
        return pace.perSecond();
    }

    private double stored() {
        return JdbcClient.create(database)
                .sql("select rate from delivery.pace")
                .query(Double.class)
                .single();
    }

    private Pace pace() throws Exception {
        var buckets = new Buckets(new Database(database), database);
        return new Pace("telegram", limit::get, JdbcClient.create(database), buckets, clock);
    }

    private static DataSource database() {
        var database = new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/delivery/V1__create_ledger.sql"),
                        new ClassPathResource("db/migration/delivery/V2__share_and_count.sql"))
                .execute(database);
        return database;
    }
}
