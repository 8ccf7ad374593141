package org.dialogueinfo.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Ledger rows a second, beside COPY of the same rows into the same table; and memory, which must not grow. */
class PlanningBenchmark {

    private static final int ROWS = 100_000;
    private static final int RUNS = 3;

    @Test
    void planning() throws Exception {
        Bench.part("planning");
        Bench.say("Planning on PostgreSQL (fsync on), %d rows, median of %d", ROWS, RUNS);
        try (var postgres = Bench.postgres();
                var engine = Engine.start(postgres.getJdbcUrl("postgres", "postgres"))) {
            engine.sink().ready = false;
            plan(engine, ROWS);
            var planned = new double[RUNS];
            var copied = new double[RUNS];
            for (int run = 0; run < RUNS; run++) {
                copied[run] = ROWS / copy(postgres.getJdbcUrl("postgres", "postgres"), run);
                planned[run] = ROWS / plan(engine, ROWS);
            }
            Bench.ratio("planning beside COPY", Bench.median(planned), Bench.median(copied), 0.25);
            for (var rows : new int[] {10_000, 100_000, 1_000_000}) {
                try (var memory = new LiveMemory()) {
                    var seconds = plan(engine, rows);
                    Bench.say(
                            "  %,9d rows: %6.1f s, %6.0f rows/s, at most %d MB alive",
                            rows, seconds, rows / seconds, memory.most());
                }
            }
        }
    }

    private static double plan(Engine engine, int rows) throws InterruptedException {
        var began = System.nanoTime();
        engine.await(engine.send(rows), Phase.SENDING);
        return (System.nanoTime() - began) / 1e9;
    }

    private static double copy(String url, int run) throws SQLException, IOException {
        try (var connection = DriverManager.getConnection(url, "postgres", "")) {
            var id = "copy-" + run;
            try (var statement = connection.createStatement()) {
                statement.execute("insert into delivery.broadcast (id, broadcast_key, audience, priority, cards, phase,"
                        + " created_at) values ('%s', '%s', 'copied', 1, '{}', 'DONE', now())".formatted(id, id));
            }
            connection.setAutoCommit(false);
            var began = System.nanoTime();
            var in = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy delivery.delivery (broadcast_id, lane, recipient, channel, address, rendering, priority,"
                                    + " state, attempts, due_at, updated_at) from stdin");
            var now = java.time.Instant.now();
            for (int n = 0; n < ROWS; n++) {
                var to = Engine.Synthetic.recipient(n);
                var line = String.join(
                        "\t",
                        id,
                        String.valueOf(-1 - run),
                        to.ref(),
                        to.channel(),
                        to.address(),
                        to.rendering().path(),
                        "1",
                        "PENDING",
                        "0",
                        now.toString(),
                        now + "\n");
                var bytes = line.getBytes(StandardCharsets.UTF_8);
                in.writeToCopy(bytes, 0, bytes.length);
            }
            in.endCopy();
            connection.commit();
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
