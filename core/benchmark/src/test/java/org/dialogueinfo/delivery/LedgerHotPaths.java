package org.dialogueinfo.delivery;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledger costs a message on PostgreSQL: claimed and settled, five hundred to a transaction, all on disk. */
@org.openjdk.jmh.annotations.State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@SuppressWarnings("NullAway.Init") // by JMH, in the methods that set up
public class LedgerHotPaths {

    private static final int ROWS = 50_000;
    private static final int BATCH = 500;

    private EmbeddedPostgres postgres;
    private SingleConnectionDataSource database;
    private JdbcClient jdbc;
    private Rows rows;
    private TransactionTemplate transaction;
    private int lane;

    @Setup
    public void start() throws Exception {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        database = new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", true);
        jdbc = JdbcClient.create(database);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        for (var migration : new String[] {"V1__create_ledger.sql", "V2__share_and_count.sql"}) {
            try (var in = Rows.class.getResourceAsStream("/db/migration/delivery/" + migration);
                    var statement = database.getConnection().createStatement()) {
                statement.execute(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        var kind = new Database(database);
        rows = new Rows(jdbc, new Tally(jdbc), kind, Clock.systemUTC());
        new LedgerTable(jdbc, kind).prepare();
    }

    @Setup(Level.Iteration)
    public void plan() {
        lane++;
        jdbc.sql("insert into delivery.broadcast (id, broadcast_key, audience, priority, cards, phase, created_at)"
                        + " values (?, ?, 'jmh', 1, '{}', 'SENDING', now())")
                .params(String.valueOf(lane), String.valueOf(lane))
                .update();
        jdbc.sql("insert into delivery.delivery (broadcast_id, lane, recipient, channel, address, rendering, priority,"
                        + " state, attempts, due_at, updated_at) select ?, ?, 'r' || n, 'email',"
                        + " 'reader' || n || '@example.org', 'en', 1, 'PENDING', 0, now() - interval '1 day', now()"
                        + " from generate_series(1, ?) n")
                .params(String.valueOf(lane), lane, ROWS)
                .update();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int claimAndSettle() {
        var here = new Lane(lane, 1, Rendering.EN);
        int done = 0;
        for (int claimed = BATCH; claimed == BATCH; done += claimed) {
            var batch = Objects.requireNonNull(
                    transaction.execute(it -> rows.claim(1, "email", lanes -> lanes.from(here, BATCH))));
            claimed = batch.size();
            transaction.executeWithoutResult(it -> rows.settle(
                    1, batch.stream().map(one -> one.row().to(State.SENT, null)).toList()));
        }
        if (done != ROWS) {
            throw new IllegalStateException("%d of %d".formatted(done, ROWS));
        }
        return done;
    }

    @TearDown
    public void stop() throws Exception {
        database.destroy();
        postgres.close();
    }
}
