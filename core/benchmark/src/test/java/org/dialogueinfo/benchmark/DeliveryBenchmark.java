package org.dialogueinfo.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.junit.jupiter.api.Test;

/**
 * From publishing to the first and to the last delivery, and what a recipient costs an engine that is warm: what is compiled at its
 * first use, connections that are opened and tables without statistics are a start's cost, and no recipient's.
 */
class DeliveryBenchmark {

    @Test
    void delivery() throws Exception {
        Bench.part("delivery");
        Bench.say("Delivery on PostgreSQL (fsync on) to a channel that takes everything at once");
        try (var postgres = Bench.postgres();
                var engine = Engine.start(postgres.getJdbcUrl("postgres", "postgres"))) {
            run(engine, 100_000);
            run(engine, 100_000);
            var costs = new ArrayList<Double>();
            for (var audience : new int[] {1_000, 10_000, 100_000}) {
                var runs = audience == 100_000 ? 3 : 9;
                var first = new double[runs];
                var last = new double[runs];
                for (int i = 0; i < runs; i++) {
                    var began = run(engine, audience);
                    first[i] = (engine.sink().first - began) / 1e6;
                    last[i] = (engine.sink().last - began) / 1e6;
                }
                var total = Bench.median(last);
                Bench.say(
                        "  %,7d recipients: first after %4.0f ms, last after %6.0f ms, %.3f ms each, %.0f/s",
                        audience, Bench.median(first), total, total / audience, audience / total * 1000);
                costs.add(total / audience);
            }
            var spread = Collections.max(costs) / Collections.min(costs) - 1;
            Bench.say(
                    "  cost of a recipient: %.0f %% between the dearest and the cheapest (goal: within 20) %s",
                    100 * spread, spread <= .2 ? "met" : "NOT MET");
        }
    }

    private static long run(Engine engine, int audience) throws InterruptedException {
        engine.sink().reset();
        var began = System.nanoTime();
        engine.await(engine.send(audience), Phase.DONE);
        if (engine.sink().taken.get() != audience) {
            throw new IllegalStateException(
                    "%d messages for %d".formatted(engine.sink().taken.get(), audience));
        }
        return began;
    }
}
