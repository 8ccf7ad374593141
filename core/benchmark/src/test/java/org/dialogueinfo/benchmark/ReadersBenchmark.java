package org.dialogueinfo.benchmark;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialogueinfo.testing.ApplicationProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reader waits for, page type by page type, beside a plain static file of the same server in the same run: paced by
 * {@code httperf}, where each request comes on a connection of its own and begins at its time whether or not the one before has
 * ended, and as fast as it goes by {@code wrk} over kept connections. The clients are other processes on the same processors.
 * {@code -Dreaders.only=ask -Dreaders.per-second=500} asks for one page type beside the static file, at another pace.
 */
class ReadersBenchmark {

    private static final int PER_SECOND = Integer.getInteger("readers.per-second", 200);
    private static final String ONLY = System.getProperty("readers.only", "");
    private static final int SECONDS = 10;
    private static final int ADDRESSES = 5000;

    private static final Pattern BIN = Pattern.compile("(?m)^ +(\\d+\\.\\d) (\\d+)$");
    private static final Pattern BYTES = Pattern.compile("Reply size .*content (\\d+)");
    private static final Pattern GOOD = Pattern.compile("Reply status: .*2xx=(\\d+)");
    private static final Pattern A_SECOND = Pattern.compile("Requests/sec: +([\\d.]+)");
    private static final Pattern PART = Pattern.compile("(?m)^ +(50|99)% +([\\d.]+)(us|ms|s)$");
    private static final Pattern FAILED = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /** {@code {n}} makes each request another one, so that nothing kept can answer it. */
    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    static {
        PAGES.put("static file", "/assets/icon.svg");
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

    private final String httperf = Bench.program("httperf", "httperf");
    private final String wrk = Bench.program("wrk", "wrk");
    private int asked;

    @Test
    void answersReaders(@TempDir Path data) throws Exception {
        Bench.part("readers");
        try (var application = ApplicationProcess.start(
                        Bench.application(), data, List.of("--dialogue.website.requests-per-minute=1000000"))
                .awaitReady()) {
            var site = application.get("/en").uri();
            if (!httperf.isEmpty()) {
                Bench.say("Readers: %d requests a second for %d s, after as long to warm up", PER_SECOND, SECONDS);
                Bench.say("  %-32s %8s %8s %8s %8s", "page", "bytes", "p50 ms", "p99 ms", "failed");
                for (var page : PAGES.entrySet()) {
                    paced(site, page.getValue(), data);
                    Bench.say("  %-32s %s", page.getKey(), paced(site, page.getValue(), data));
                }
            }
            if (!wrk.isEmpty()) {
                Bench.say("Readers: as fast as it goes, 16 connections, 5 s each");
                Bench.say("  %-32s %8s %8s %8s %8s", "page", "per s", "p50 ms", "p99 ms", "failed");
                for (var page : PAGES.entrySet()) {
                    Bench.say("  %-32s %s", page.getKey(), fast(site, page.getValue(), data));
                }
            }
        }
    }

    /** What is counted is the whole life of a connection, opening it included, to a millisecond. */
    private String paced(URI site, String path, Path data) throws Exception {
        var addresses = IntStream.range(0, ADDRESSES)
                .mapToObj(i -> path.replace("{n}", Integer.toString(asked + i)))
                .collect(Collectors.joining("\0", "", "\0"));
        asked += ADDRESSES;
        int count = PER_SECOND * SECONDS;
        var output = Bench.run(List.of(
                httperf,
                "--hog",
                "-v",
                "-v",
                "--timeout=20",
                "--server=" + site.getHost(),
                "--port=" + site.getPort(),
                "--rate=" + PER_SECOND,
                "--num-conns=" + count,
                "--wlog=n," + Files.writeString(data.resolve("addresses"), addresses),
                "--add-header=Accept-Encoding: gzip\\n"));
        var waits = new TreeMap<Double, Integer>();
        BIN.matcher(output.substring(output.indexOf("lifetime histogram")))
                .results()
                .forEach(it -> waits.merge(Double.valueOf(it.group(1)), Integer.valueOf(it.group(2)), Integer::sum));
        return "%8s %8.1f %8.1f %8d"
                .formatted(
                        found(BYTES, output),
                        at(waits, .5),
                        at(waits, .99),
                        count - Integer.parseInt(found(GOOD, output)));
    }

    private static double at(TreeMap<Double, Integer> waits, double part) {
        double left = part * waits.values().stream().mapToInt(it -> it).sum();
        for (var bin : waits.entrySet()) {
            left -= bin.getValue();
            if (left <= 0) {
                return bin.getKey();
            }
        }
        return Double.NaN;
    }

    private String fast(URI site, String path, Path data) throws Exception {
        var script = Files.writeString(data.resolve("readers.lua"), """
                wrk.headers["Accept-Encoding"] = "gzip"
                local n = %d
                request = function()
                  n = n + 1
                  return wrk.format(nil, (string.gsub("%s", "{n}", n)))
                end
                """.formatted(asked, path));
        var output = Bench.run(List.of(
                wrk,
                "-t1",
                "-c16",
                "-d5s",
                "--latency",
                "-s",
                script.toString(),
                site.resolve("/").toString()));
        asked += 100_000;
        var parts = PART.matcher(output)
                .results()
                .collect(Collectors.toMap(
                        it -> it.group(1), it -> milliseconds(Double.parseDouble(it.group(2)), it.group(3))));
        var failed = FAILED.matcher(output);
        return "%8.0f %8.1f %8.1f %8s"
                .formatted(
                        Double.valueOf(found(A_SECOND, output)),
                        parts.get("50"),
                        parts.get("99"),
                        failed.find() ? failed.group(1) : "0");
    }

    private static double milliseconds(double time, String unit) {
        return switch (unit) {
            case "us" -> time / 1000;
            case "ms" -> time;
            default -> time * 1000;
        };
    }

    private static String found(Pattern pattern, String output) {
        var found = pattern.matcher(output);
        if (!found.find()) {
            throw new IllegalStateException(output);
        }
        return found.group(1);
    }
}
