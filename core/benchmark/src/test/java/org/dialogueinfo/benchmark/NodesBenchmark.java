package org.dialogueinfo.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two and three nodes beside one, where the far side's slowness, not this machine, is what holds them up: from the broadcast's first
 * moment to the last row settled, by the ledger.
 */
class NodesBenchmark {

    private static final int READERS = 480;

    /** Those of the first broadcast, after which the nodes are warm. */
    private static final int FIRST = 48;

    @Test
    void nodes(@TempDir Path data) throws Exception {
        Bench.part("nodes");
        Bench.say("Nodes on one PostgreSQL; every call of Telegram takes a second");
        var alone = 0.0;
        for (int nodes = 1; nodes <= 3; nodes++) {
            var perSecond = run(nodes, data.resolve(String.valueOf(nodes)));
            alone = nodes == 1 ? perSecond : alone;
            if (nodes == 1) {
                continue;
            }
            Bench.ratio(nodes + " nodes beside one", perSecond, alone, 0.85 * nodes);
        }
    }

    private static double run(int number, Path data) throws Exception {
        var nodes = new ArrayList<ApplicationProcess>();
        try (var postgres = Bench.postgres();
                var telegram = new TelegramStandIn(0, Limits.none())) {
            telegram.everybodyStarted(true);
            telegram.fail(TelegramStandIn.Fault.SLOW, 1_000_000, 1, TelegramStandIn.Call::carriesMessage);
            var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
            for (int i = 0; i < number; i++) {
                nodes.add(TelegramBenchmark.start(data.resolve(String.valueOf(i)), tables, telegram, "1000"));
            }
            tables.subscribe("telegram", FIRST, it -> String.valueOf(1000 + it));
            tables.awaitDone(nodes.get(0).publish("2026-11-01", "A meeting"));
            tables.subscribe("telegram", FIRST, READERS, it -> String.valueOf(1000 + it));
            return READERS / tables.awaitDone(nodes.get(0).publish("2026-12-01", "A meeting"));
        } finally {
            for (var node : nodes) {
                node.kill();
            }
        }
    }
}
