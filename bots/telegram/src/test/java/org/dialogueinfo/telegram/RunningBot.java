package org.dialogueinfo.telegram;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Everything between a database and the stand-in, put together as the configuration does, without the rest. */
final class RunningBot implements AutoCloseable {

    final Echo echo = new Echo();
    final List<String> ended = new CopyOnWriteArrayList<>();
    final List<String> moved = new CopyOnWriteArrayList<>();
    private final Feedback feedback = new Feedback() {
        @Override
        public void endpointGone(String channel, String address, String reason) {
            ended.add(channel + " " + address + " " + reason);
        }

        @Override
        public void endpointMoved(String channel, String from, String to) {
            moved.add(channel + " " + from + " " + to);
        }
    };
    final Lanes lanes = new Lanes(4);
    final JdbcClient jdbc;
    final Incoming incoming;
    final Lease lease;
    final Pulse pulse = new Pulse(Clock.systemUTC());
    final Updates updates;
    final Poller poller;
    private final Upkeep upkeep;

    RunningBot(String apiUrl, JdbcClient jdbc) {
        this.jdbc = jdbc;
        var properties = properties(apiUrl);
        var moves = new Moves(jdbc, feedback);
        var gateway = new Gateway(
                new OkHttpClient.Builder()
                        .readTimeout(Duration.ofSeconds(5))
                        .retryOnConnectionFailure(false)
                        .build(),
                properties,
                moves);
        var bot = new Bot(gateway);
        incoming = new Incoming(jdbc);
        lease = new Lease(jdbc, "poller:1");
        var handler = new Handler(
                echo, new Replies(gateway, echo, bot, new Pictures(jdbc, gateway)), gateway, bot, feedback, moves);
        updates = new Updates(incoming, handler, echo, feedback, lanes);
        poller = new Poller(properties, incoming, updates, gateway, lease, pulse);
        upkeep = new Upkeep(
                properties,
                "http://localhost",
                gateway,
                bot,
                lease,
                updates,
                incoming,
                new SentMessages(jdbc),
                echo,
                pulse,
                lanes);
    }

    static TelegramProperties properties(String apiUrl) {
        return new TelegramProperties("1:test", URI.create(apiUrl), "polling", "", 30, false, Map.of());
    }

    RunningBot start() {
        poller.start();
        upkeep.start();
        return this;
    }

    static JdbcClient h2() {
        return migrated(new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"));
    }

    static JdbcClient postgreSql() {
        var source = new DriverManagerDataSource(EmbeddedPostgreSql.newDatabase());
        source.setUsername("postgres");
        return migrated(source);
    }

    private static JdbcClient migrated(DataSource source) {
        new ResourceDatabasePopulator(
                        new ClassPathResource("db/migration/telegram/V1__create_incoming.sql"),
                        new ClassPathResource("db/migration/telegram/V2__order_attempts_lease.sql"),
                        new ClassPathResource("db/migration/telegram/V3__create_reply_line.sql"),
                        new ClassPathResource("db/migration/telegram/V4__create_post.sql"),
                        new ClassPathResource("db/migration/telegram/V5__create_sent.sql"),
                        new ClassPathResource("db/migration/telegram/V6__create_picture.sql"))
                .execute(source);
        return JdbcClient.create(source);
    }

    static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(20))
                .until(holds);
    }

    @Override
    public void close() {
        poller.stop();
        upkeep.stop();
    }
}
