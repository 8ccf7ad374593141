package org.dialogueinfo.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Personalised mails a second into postfix's smtp-sink, beside smtp-source and beside a plain loop of JavaMailSender. */
class EmailBenchmark {

    private static final int MAILS = 10_000;
    private static final int SIZE = 9_800;
    private static final String CONNECTIONS = "4";

    @Test
    void email(@TempDir Path data) throws Exception {
        Bench.part("email");
        Bench.say("Email over %s connections into smtp-sink", CONNECTIONS);
        var sink = Bench.program("smtp-sink", "postfix");
        var source = Bench.program("smtp-source", "postfix");
        if (sink.isEmpty() || source.isEmpty()) {
            return;
        }
        var port = Bench.freePort();
        var server = new ProcessBuilder(sink, "-u", "nobody", "127.0.0.1:" + port, "1000").start();
        try {
            awaitOpen(port);
            var physical = Bench.median(source(source, port), source(source, port), source(source, port));
            var loop = Bench.median(loop(port), loop(port), loop(port));
            var ours = ours(data, port);
            Bench.say("  here, ledger and planning included: %.0f/s (median of 3)", ours);
            Bench.say("  smtp-source: %.0f/s, ratio %.2f (goal 0.6)", physical, ours / physical);
            Bench.say("  a plain loop of JavaMailSender: %.0f/s, ratio %.1f", loop, ours / loop);
        } finally {
            server.destroy();
        }
    }

    private static void awaitOpen(int port) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("smtp-sink did not start");
    }

    private static double source(String program, int port) throws Exception {
        var began = System.nanoTime();
        Bench.run(List.of(
                program,
                "-d",
                "-s",
                CONNECTIONS,
                "-m",
                String.valueOf(2 * MAILS),
                "-l",
                String.valueOf(SIZE),
                "-f",
                "info@example.org",
                "-t",
                "reader1@example.org",
                "127.0.0.1:" + port));
        return 2 * MAILS / ((System.nanoTime() - began) / 1e9);
    }

    private static double loop(int port) throws Exception {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        var mails = 200;
        var began = System.nanoTime();
        for (int i = 0; i < mails; i++) {
            var mail = sender.createMimeMessage();
            var helper = new MimeMessageHelper(mail, true, "UTF-8");
            helper.setFrom("info@example.org");
            helper.setTo("reader" + i + "@example.org");
            helper.setSubject("A meeting");
            helper.setText("Text. ".repeat(SIZE / 12), "<p>" + "Text. ".repeat(SIZE / 12) + "</p>");
            sender.send(mail);
        }
        return mails / ((System.nanoTime() - began) / 1e9);
    }

    private static double ours(Path data, int port) throws Exception {
        try (var postgres = Bench.postgres()) {
            var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
            var arguments = new ArrayList<>(tables.arguments());
            arguments.addAll(List.of(
                    "--spring.mail.host=127.0.0.1",
                    "--spring.mail.port=" + port,
                    "--dialogue.newsletter.connections=" + CONNECTIONS,
                    "--dialogue.delivery.messages-per-second.email=20000"));
            try (var node = ApplicationProcess.start(Bench.application(), data, arguments)
                    .awaitReady()) {
                tables.subscribe("email", MAILS, it -> "reader" + it + "@example.org");
                broadcast(node, "2026-12-01");
                return Bench.median(
                        broadcast(node, "2026-12-02"), broadcast(node, "2026-12-03"), broadcast(node, "2026-12-04"));
            }
        }
    }

    private static double broadcast(ApplicationProcess node, String day) throws Exception {
        var began = System.nanoTime();
        var id = node.publish(day, "A meeting");
        while (!node.isDone(id)) {
            Thread.sleep(20);
        }
        return MAILS / ((System.nanoTime() - began) / 1e9);
    }
}
