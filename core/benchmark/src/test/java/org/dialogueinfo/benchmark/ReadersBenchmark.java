package org.dialogueinfo.benchmark;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.testing.ApplicationProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a reader waits for, page type by page type, beside a plain static file of the same server in the same run: at a pace, and as
 * fast as it goes. At a pace, a hundred readers each think for a random while between two requests, so that requests come as they
 * come in life, at moments that do not know of each other. The client is {@code wrk}, another process on the same processors.
 * {@code -Dreaders.only=ask -Dreaders.per-second=500} asks for one page type beside the static file, at another pace.
 */
class ReadersBenchmark {

    private static final int PER_SECOND = Integer.getInteger("readers.per-second", 200);
    private static final String ONLY = System.getProperty("readers.only", "");
    private static final int SECONDS = Integer.getInteger("readers.seconds", 10);
    private static final int READERS = 100;

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

    private final String wrk = Bench.program("wrk", "wrk");
    private int asked;

    @Test
    void answersReaders(@TempDir Path data) throws Exception {
        Bench.part("readers");
        assumeFalse(wrk.isEmpty());
        try (var application = ApplicationProcess.start(
                        Bench.application(), data, List.of("--dialogue.website.requests-per-minute=1000000"))
                .awaitReady()) {
            var site = application.get("/en").uri();
            for (var path : PAGES.values()) {
                paced(site, path, data);
            }
            Bench.say("Readers: %d requests a second for %d s, after as long to warm up", PER_SECOND, SECONDS);
            for (var page : PAGES.entrySet()) {
                say(page.getKey(), bytes(site, page.getValue()), paced(site, page.getValue(), data));
            }
            Bench.say("Readers: as fast as it goes, 16 connections, %d s each", SECONDS / 2);
            for (var page : PAGES.entrySet()) {
                say(page.getKey(), bytes(site, page.getValue()), fast(site, page.getValue(), data));
            }
        }
    }

    private static void say(String page, int bytes, Found found) {
        Bench.say(
                "  %-30s %6d bytes  %6.0f/s  p50 %5.1f ms  p99 %5.1f ms  %d failed",
                page, bytes, found.perSecond(), found.median(), found.p99(), found.failed());
    }

    /** As a browser asks for it: compressed. */
    private static int bytes(URI site, String path) throws Exception {
        var request = HttpRequest.newBuilder(site.resolve(path.replace("{n}", "0")))
                .header("Accept-Encoding", "gzip")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    private Found paced(URI site, String path, Path data) throws Exception {
        return run(site, path, data, READERS, SECONDS, """
                math.randomseed(%d)
                delay = function() return -%f * math.log(1 - math.random()) end
                """.formatted(asked, 1000.0 * READERS / PER_SECOND));
    }

    private Found fast(URI site, String path, Path data) throws Exception {
        return run(site, path, data, 16, SECONDS / 2, "");
    }

    private Found run(URI site, String path, Path data, int connections, int seconds, String pace) throws Exception {
        var script = Files.writeString(data.resolve("readers.lua"), """
                wrk.headers["Accept-Encoding"] = "gzip"
                local n = %d
                request = function()
                  n = n + 1
                  return wrk.format(nil, (string.gsub("%s", "{n}", n)))
                end
                %s""".formatted(asked, path, pace));
        asked += 100_000;
        var output = Bench.run(List.of(
                wrk,
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "-s",
                script.toString(),
                site.resolve("/").toString()));
        var parts = PART.matcher(output)
                .results()
                .collect(Collectors.toMap(
                        it -> it.group(1), it -> milliseconds(Double.parseDouble(it.group(2)), it.group(3))));
        var failed = FAILED.matcher(output);
        return new Found(
                Double.parseDouble(found(A_SECOND, output)),
                parts.getOrDefault("50", Double.NaN),
                parts.getOrDefault("99", Double.NaN),
                failed.find() ? Integer.parseInt(failed.group(1)) : 0);
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

    private record Found(double perSecond, double median, double p99, int failed) {}
}
