package org.dialogueinfo.testing;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real application in a process of its own, which a test can kill. Its output goes to a file in its data folder. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String site;

    private ApplicationProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.site = "http://localhost:" + port;
    }

    /**
     * Starts it on a free port; {@link #awaitReady} waits until it answers.
     *
     * @param code how the JVM finds the main class: {@code -cp ... Main} or {@code -jar ...}
     */
    public static ApplicationProcess start(List<String> code, Path data, List<String> arguments) throws IOException {
        Files.createDirectories(data);
        var port = FreePort.next();
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx400m"));
        command.addAll(code);
        command.addAll(List.of(
                "--server.port=" + port,
                "--dialogue.data-dir=" + data,
                "--dialogue.base-url=http://localhost:" + port,
                "--management.endpoint.health.probes.enabled=true",
                "--dialogue.desk.username=editor",
                "--dialogue.desk.password=a-long-password"));
        command.addAll(arguments);
        var log = data.resolve("output.txt");
        var process = new ProcessBuilder(command)
                .directory(data.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        return new ApplicationProcess(process, log, port);
    }

    /** The class path of the test that is running. */
    public static List<String> onTestClassPath(String mainClass) {
        var surefire = System.getProperty("surefire.test.class.path");
        return List.of("-cp", surefire == null ? System.getProperty("java.class.path") : surefire, mainClass);
    }

    public ApplicationProcess awaitReady() throws IOException, InterruptedException {
        var until = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try {
                if (get("/actuator/health/readiness").statusCode() == 200) {
                    return this;
                }
            } catch (ConnectException e) {
                // not yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException("It did not start:\n" + Files.readString(log));
    }

    /** @throws IllegalStateException with its output if it has ended by itself */
    public void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended by itself:\n" + Files.readString(log));
        }
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString());
    }

    /** A call of the editors' API. */
    public HttpResponse<String> desk(String method, String path, String body) throws IOException, InterruptedException {
        var basic = Base64.getEncoder().encodeToString("editor:a-long-password".getBytes(StandardCharsets.UTF_8));
        return browser.send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/desk" + path))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Publishes a meeting, its title the same in every language. @return the broadcast's id */
    public String publish(String day, String title) throws IOException, InterruptedException {
        var meeting = "/meetings/" + day + "-brussels";
        expect(200, desk("PUT", meeting, """
                {"date":"%s","level":"leaders","status":"announced","place":{"city":"Brussels","country":"Belgium"},
                 "title":{"sq":"%s","sr":"%s","en":"%s"}}
                """.formatted(day, title, title, title)));
        var published = expect(202, desk("POST", meeting + "/publish?confirmFallback=sq,sr,en", ""));
        return published.replaceAll(".*\"broadcast\":\"([^\"]+)\".*", "$1");
    }

    private static String expect(int status, HttpResponse<String> answer) {
        if (answer.statusCode() != status) {
            throw new IllegalStateException("It answered %d: %s".formatted(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    /** The accounts of a broadcast, as JSON. */
    public String broadcast(String id) throws IOException, InterruptedException {
        return desk("GET", "/broadcasts/" + id, "").body();
    }

    public boolean isDone(String broadcast) throws IOException, InterruptedException {
        return broadcast(broadcast).contains("\"state\":\"DONE\"");
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** {@code kill -15}, and waits until it has ended by itself. */
    public void terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It did not end within a minute of being asked to");
        }
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
