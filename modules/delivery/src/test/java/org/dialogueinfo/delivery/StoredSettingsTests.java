package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.dialogueinfo.delivery.ChannelSettings.State;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Two nodes on one database. */
class StoredSettingsTests {

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T12:00:00Z"));
    private final Setting wait = new Setting("dialogue.test.wait", "5", it -> it.matches("\\d{1,2}"));
    private final DataSource database = database();
    private final StoredSettings here = node();
    private final StoredSettings there = node();

    @Test
    void tellsTheOtherNodeWithinASecond() {
        assertThat(there.value(wait)).isEqualTo("5");
        here.change("dialogue.test.wait", "9");
        assertThat(here.value(wait)).isEqualTo("9");
        clock.forward(Duration.ofSeconds(1));
        assertThat(there.value(wait)).isEqualTo("9");
        assertThat(there.all())
                .containsExactly(new State(
                        "dialogue.test.wait", "9", "5", clock.instant().minusSeconds(1)));
        there.change("dialogue.test.wait", null);
        clock.forward(Duration.ofSeconds(1));
        assertThat(here.value(wait)).isEqualTo("5");
        assertThat(here.all()).containsExactly(new State("dialogue.test.wait", "5", "5", null));
    }

    @Test
    void changesNothingElseAndNothingWrong() {
        assertThatThrownBy(() -> here.change("dialogue.telegram.token", "1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> here.change("dialogue.test.wait", "long"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(here.value(wait)).isEqualTo("5");
    }

    @Test
    void leavesAloneWhatMayNotBeAnyMore() {
        here.change("dialogue.test.wait", "90");
        var stricter = new Setting("dialogue.test.wait", "5", it -> it.matches("\\d"));
        assertThat(here.value(stricter)).isEqualTo("5");
    }

    private StoredSettings node() {
        var beans = new StaticListableBeanFactory();
        beans.addBean("source", (Settings.Source) () -> List.of(wait));
        return new StoredSettings(JdbcClient.create(database), beans.getBeanProvider(Settings.Source.class), clock);
    }

    private static DataSource database() {
        var database = new DriverManagerDataSource(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                "sa",
                "");
        JdbcClient.create(database).sql("create schema delivery").update();
        new ResourceDatabasePopulator(new ClassPathResource("db/migration/delivery/V3__create_setting.sql"))
                .execute(database);
        return database;
    }
}
