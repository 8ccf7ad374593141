package org.dialogueinfo.benchmark;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the benchmarks share. Lines go to the console and to {@code target/benchmark.txt}. */
final class Bench {

    private Bench() {}

    /** Runs a part if {@code -Dbench} is empty or names it. */
    static void part(String name) {
        var wanted = System.getProperty("bench", "");
        assumeTrue(wanted.isBlank()
                || wanted.startsWith("$")
                || List.of(wanted.split(",")).contains(name));
    }

    static void say(String text, Object... values) {
        var line = String.format(Locale.ROOT, text, values);
        System.out.println(line);
        append(Path.of("target", "benchmark.txt"), line);
    }

    private static void append(Path file, String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A line of the table of {@code target/ratios.txt}, which has all ratios of a run together. */
    static void ratio(String what, double ours, double baseline, double goal) {
        var line = String.format(
                Locale.ROOT,
                "%-48s %,10.0f/s  beside %,10.0f/s  ratio %6.2f  goal %.2f  %s",
                what,
                ours,
                baseline,
                ours / baseline,
                goal,
                ours / baseline >= goal ? "met" : "NOT MET");
        say("  %s", line);
        append(Path.of("target", "ratios.txt"), line);
    }

    /** How far the dearest is from the cheapest; flat is within a fifth. */
    static void spread(String what, Collection<Double> costs) {
        var spread = Collections.max(costs) / Collections.min(costs) - 1;
        say(
                "  %s: %.0f %% between the dearest and the cheapest (goal: within 20) %s",
                what, 100 * spread, spread <= .2 ? "met" : "NOT MET");
    }

    static double median(double... values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** As in production: what is committed is on the disk. */
    static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "512MB")
                .start();
    }

    /** The application's jar, compiled as far as the JVM likes. */
    static List<String> application() {
        return List.of("-XX:TieredStopAtLevel=4", "-Xmx1g", "-jar", System.getProperty("application.jar", ""));
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The program if this machine has it; otherwise the part is skipped with a line. */
    static String program(String name, String debianPackage) {
        var found = Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin")
                .map(it -> Path.of(it, name))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            say("  %s is not installed (Debian: %s); this comparison is skipped", name, debianPackage);
        }
        return found.map(Path::toString).orElse("");
    }

    static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(5, TimeUnit.MINUTES);
        return output;
    }
}
