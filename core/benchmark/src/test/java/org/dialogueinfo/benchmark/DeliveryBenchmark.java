package org.dialogueinfo.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.junit.jupiter.api.Test;

/**
 * From publishing to the first and to the last delivery, and what a recipient costs an engine that is warm: what is compiled at its
 * first use, connections that are opened and tables without statistics are a start's cost, and no recipient's.
 */
class DeliveryBenchmark {

    private static final int[] AUDIENCES = {1_000, 10_000, 100_000};

    /** One size after the other, again and again: what the machine does beside it falls upon all of them alike. */
    private static final int ROUNDS = 9;

    @Test
    void delivery() throws Exception {
        Bench.part("delivery");
        Bench.say("Delivery on PostgreSQL (fsync on) to a channel that takes everything at once");
        try (var postgres = Bench.postgres();
                var engine = Engine.start(postgres.getJdbcUrl("postgres", "postgres"))) {
            run(engine, 100_000);
            run(engine, 100_000);
            var runs = new LinkedHashMap<Integer, List<Run>>();
            for (int round = 0; round < ROUNDS; round++) {
                for (var audience : AUDIENCES) {
                    for (int i = 0; i < 100_000 / audience && i < 5; i++) {
                        runs.computeIfAbsent(audience, it -> new ArrayList<>()).add(run(engine, audience));
                    }
                }
            }
            var costs = new ArrayList<Double>();
            runs.forEach((audience, all) -> costs.add(told(audience, all)));
            Bench.spread("cost of a recipient, from the first delivery on", costs);
        }
    }

    /** Milliseconds from publishing on. */
    private record Run(double first, double last) {}

    private static double told(int audience, List<Run> runs) {
        var last = median(runs, Run::last);
        var each = median(runs, it -> (it.last() - it.first()) / audience);
        Bench.say(
                "  %,7d recipients: first after %4.0f ms, last after %6.0f ms, %.4f ms each from the first on, %.4f ms with the"
                        + " start, %.0f/s",
                audience, median(runs, Run::first), last, each, last / audience, audience / last * 1000);
        return each;
    }

    private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
        return Bench.median(runs.stream().mapToDouble(figure).toArray());
    }

    private static Run run(Engine engine, int audience) throws InterruptedException {
        engine.sink().reset();
        var began = System.nanoTime();
        var broadcast = engine.send(audience);
        engine.sink().await(audience);
        engine.await(broadcast, Phase.DONE);
        if (engine.sink().taken.get() != audience) {
            throw new IllegalStateException(
                    "%d messages for %d".formatted(engine.sink().taken.get(), audience));
        }
        return new Run((engine.sink().first - began) / 1e6, (engine.sink().last - began) / 1e6);
    }
}
