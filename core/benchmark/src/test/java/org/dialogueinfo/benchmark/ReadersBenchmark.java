package org.dialogueinfo.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.dialogueinfo.testing.ApplicationProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reader waits for, page type by page type, beside a plain static file of the same server in the same run: paced, where
 * each request begins at its time whether or not the one before has ended, and as fast as it goes. The client is another process.
 * {@code -Dreaders.only=ask -Dreaders.per-second=500} asks for one page type beside the static file, at another pace.
 */
class ReadersBenchmark {

    private static final int PER_SECOND = Integer.getInteger("readers.per-second", 200);
    private static final String ONLY = System.getProperty("readers.only", "");
    private static final int SECONDS = 10;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final String STATIC = "/assets/icon.svg";

    /** {@code {n}} makes each request another one, so that nothing kept can answer it. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("static file", STATIC);
        PAGES.put("front page", "/en");
        PAGES.put("agreements", "/en/agreements");
        PAGES.put("agreement", "/en/agreements/first-agreement");
        PAGES.put("meetings (Cyrillic)", "/sr-cyrl/meetings");
        PAGES.put("meeting", "/sq/meetings/2023-02-27-brussels");
        PAGES.put("situation", "/en/situations/diploma");
        PAGES.put("API: agreements", "/api/v1/agreements?lang=en");
        PAGES.put("Atom feed", "/en/feed.atom");
        PAGES.put("front page, uncached", "/en?n={n}");
        PAGES.put("agreement, uncached", "/en/agreements/first-agreement?n={n}");
        PAGES.put("compare, uncached", "/en/compare?a=energy&b=telecommunications&n={n}");
        PAGES.put("agreements filtered, uncached", "/en/agreements?topic=energy&n={n}");
        PAGES.put("numbers", "/en/numbers");
        PAGES.put("search", "/en/search?q=energy%20{n}");
        PAGES.put("ask", "/api/v1/ask?lang=en&q=energy%20{n}");
        PAGES.put("complete", "/api/v1/complete?lang=en&q=ener");
        PAGES.keySet().removeIf(it -> !ONLY.isEmpty() && !it.equals(ONLY) && !it.equals("static file"));
    }

    private final HttpClient http =
            HttpClient.newBuilder().executor(Executors.newFixedThreadPool(4)).build();
    private final AtomicInteger number = new AtomicInteger();

    @Test
    void answersReaders(@TempDir Path data) throws Exception {
        Bench.part("readers");
        try (var application = ApplicationProcess.start(
                        Bench.application(), data, List.of("--dialogue.website.requests-per-minute=1000000"))
                .awaitReady()) {
            var base = application.get("/en").uri().resolve("/").toString().replaceFirst("/$", "");
            for (var path : PAGES.values()) {
                fast(base, path, 2); // the code is compiled and the pages are kept
            }
            Bench.say("Readers: %d requests a second for %d s, the client in another process", PER_SECOND, SECONDS);
            Bench.say("  %-32s %8s %8s %8s %8s", "page", "bytes", "p50 ms", "p99 ms", "failed");
            for (var page : PAGES.entrySet()) {
                say(page.getKey(), paced(base, page.getValue()));
            }
            Bench.say("Readers: as fast as it goes, %d connections, 5 s each", CONNECTIONS);
            Bench.say("  %-32s %8s %8s %8s %8s", "page", "per s", "p50 ms", "p99 ms", "failed");
            for (var page : PAGES.entrySet()) {
                var run = fast(base, page.getValue(), 5);
                Bench.say(
                        "  %-32s %8.0f %8.1f %8.1f %8d",
                        page.getKey(), run.waits().length / run.seconds(), run.at(.5), run.at(.99), run.failed());
            }
        }
    }

    private static void say(String page, Run run) {
        Bench.say("  %-32s %8d %8.1f %8.1f %8d", page, run.bytes(), run.at(.5), run.at(.99), run.failed());
    }

    /** A wait begins when the request is due, not when the client got to it. */
    private Run paced(String base, String path) {
        int count = PER_SECOND * SECONDS;
        var answers = new ArrayList<CompletableFuture<Wait>>(count);
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long due = began + i * 1_000_000_000L / PER_SECOND;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers.add(send(base, path, due));
        }
        return Run.of(answers.stream().map(CompletableFuture::join).toList(), SECONDS);
    }

    private Run fast(String base, String path, int seconds) throws InterruptedException {
        var all = new ArrayList<Wait>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            var thread = new Thread(() -> {
                var mine = new ArrayList<Wait>();
                while (System.nanoTime() < end) {
                    mine.add(send(base, path, System.nanoTime()).join());
                }
                synchronized (all) {
                    all.addAll(mine);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (var thread : threads) {
            thread.join();
        }
        return Run.of(all, seconds);
    }

    private CompletableFuture<Wait> send(String base, String path, long due) {
        var address = URI.create(base + path.replace("{n}", Integer.toString(number.incrementAndGet())));
        var request = HttpRequest.newBuilder(address)
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept-Encoding", "gzip")
                .timeout(LONGEST)
                .build();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .handle((HttpResponse<byte[]> answer, Throwable failure) -> new Wait(
                        System.nanoTime() - due,
                        failure == null ? answer.body().length : 0,
                        failure != null || answer.statusCode() != 200));
    }

    private record Wait(long nanos, int bytes, boolean failed) {}

    /** @param waits of what did not fail, the shortest first */
    private record Run(double[] waits, int bytes, int failed, double seconds) {

        static Run of(List<Wait> all, double seconds) {
            var good = all.stream().filter(it -> !it.failed()).toList();
            return new Run(
                    good.stream().mapToDouble(it -> it.nanos() / 1e6).sorted().toArray(),
                    good.isEmpty() ? 0 : good.get(good.size() - 1).bytes(),
                    all.size() - good.size(),
                    seconds);
        }

        double at(double part) {
            return waits.length == 0 ? Double.NaN : waits[(int) Math.min(waits.length - 1, part * waits.length)];
        }
    }
}
