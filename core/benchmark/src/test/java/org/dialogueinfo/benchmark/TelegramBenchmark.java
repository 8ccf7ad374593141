package org.dialogueinfo.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real application against the stand-in for the Bot API: how it uses the limit, and what it could do without. */
class TelegramBenchmark {

    private static final Pattern REQUESTS = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    @Test
    void paced(@TempDir Path data) throws Exception {
        Bench.part("telegram-paced");
        Bench.say("Telegram paced: the published limit of 30/s over a minute");
        try (var postgres = Bench.postgres();
                var telegram = new TelegramStandIn()) {
            telegram.everybodyStarted(true);
            var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
            try (var node = start(data, tables, telegram, "30")) {
                tables.subscribe("telegram", 4200, it -> String.valueOf(1000 + it));
                node.publish("2026-12-01", "A meeting");
                while (telegram.calls("sendmessage") < 60) {
                    Thread.sleep(5);
                }
                var before = telegram.calls("sendmessage") - telegram.refusals(429);
                Thread.sleep(60_000);
                var sent = telegram.calls("sendmessage") - telegram.refusals(429) - before;
                Bench.say("  %d messages in 60 s, %d answers 429 (goal 0)", sent, telegram.refusals(429));
                Bench.ratio("Telegram paced beside the limit", sent / 60.0, 30, 0.98);
                var refused = telegram.refusals(429);
                var waits = replies(telegram);
                var p99 = waits[(int) (waits.length * .99)];
                Bench.say(
                        "  a reply in the next minute, of %d: p50 %.0f ms, p99 %.0f ms, the longest %.0f ms, %d answers 429 (goal: p99 below 300) %s",
                        waits.length,
                        waits[waits.length / 2],
                        p99,
                        waits[waits.length - 1],
                        telegram.refusals(429) - refused,
                        p99 < 300 ? "met" : "NOT MET");
            }
        }
    }

    /** For a minute four people a second, each another one, ask for help. @return what each waited, in ms, the shortest first */
    private static double[] replies(TelegramStandIn telegram) throws InterruptedException {
        var began = System.nanoTime();
        var waits = new ArrayList<Future<Double>>();
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < 240; i++) {
                TimeUnit.NANOSECONDS.sleep(began + i * 250_000_000L - System.nanoTime());
                var person = telegram.person(900_000 + i, "en");
                waits.add(threads.submit(() -> {
                    var asked = System.nanoTime();
                    person.say("/help");
                    while (person.messages().isEmpty()) {
                        Thread.sleep(1);
                    }
                    return (System.nanoTime() - asked) / 1e6;
                }));
            }
            TimeUnit.NANOSECONDS.sleep(began + 60_000_000_000L - System.nanoTime());
            return waits.stream()
                    .mapToDouble(it -> {
                        try {
                            return it.get();
                        } catch (InterruptedException | ExecutionException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .sorted()
                    .toArray();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void unpaced(@TempDir Path data) throws Exception {
        Bench.part("telegram-unpaced");
        Bench.say("Telegram without a limit");
        try (var postgres = Bench.postgres();
                var telegram = new TelegramStandIn(0, Limits.none())) {
            telegram.everybodyStarted(true);
            var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
            try (var node = start(data, tables, telegram, "20000")) {
                tables.subscribe("telegram", 20_000, it -> String.valueOf(1000 + it));
                tables.awaitDone(node.publish("2026-12-01", "Warming up"));
                var runs = new double[3];
                for (int run = 0; run < runs.length; run++) {
                    runs[run] = 20_000 / tables.awaitDone(node.publish("2026-12-0" + (run + 2), "A meeting"));
                }
                var calls = Bench.median(runs);
                Bench.say("  %.0f calls/s, ledger and planning included (median of 3)", calls);
                beside(wrk(telegram, data), calls);
            }
        }
    }

    private static void beside(List<Double> wrk, double calls) {
        if (!wrk.isEmpty()) {
            var physical = Bench.median(wrk.stream().mapToDouble(it -> it).toArray());
            Bench.ratio("Telegram unpaced beside wrk", calls, physical, 0.5);
        }
    }

    private static List<Double> wrk(TelegramStandIn telegram, Path data) throws Exception {
        var wrk = Bench.program("wrk", "wrk");
        if (wrk.isEmpty()) {
            return List.of();
        }
        var script = data.resolve("post.lua");
        Files.writeString(script, """
                wrk.method = "POST"
                wrk.headers["Content-Type"] = "application/json; charset=utf-8"
                wrk.body = [==[%s]==]
                """.formatted(telegram.lastMessage()));
        var runs = new ArrayList<Double>();
        for (int run = 0; run < 3; run++) {
            var output = Bench.run(List.of(
                    wrk, "-t1", "-c8", "-d5s", "-s", script.toString(), telegram.apiUrl() + "/bot1:test/sendmessage"));
            var found = REQUESTS.matcher(output);
            if (!found.find() || output.contains("Non-2xx")) {
                throw new IllegalStateException(output);
            }
            runs.add(Double.valueOf(found.group(1)));
        }
        return runs;
    }

    static ApplicationProcess start(Path data, Tables tables, TelegramStandIn telegram, String perSecond)
            throws Exception {
        var arguments = new ArrayList<>(tables.arguments());
        arguments.addAll(List.of(
                "--dialogue.telegram.token=1:test",
                "--dialogue.telegram.api-url=" + telegram.apiUrl(),
                "--dialogue.telegram.messages-per-second=" + perSecond));
        return ApplicationProcess.start(Bench.application(), data, arguments).awaitReady();
    }
}
