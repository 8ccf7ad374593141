package org.dialogueinfo.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Personalised mails a second into postfix's smtp-sink, beside smtp-source and beside a plain loop of JavaMailSender. */
class EmailBenchmark {

    private static final int MAILS = 40_000;

    /** Fewer, as a signature costs several times what the rest of a mail does. */
    private static final int SIGNED = 12_000;

    private static final String CONNECTED = "--dialogue.newsletter.connections=";
    private static final int SIZE = 9_800;
    private static final String CONNECTIONS = "4";

    /** More of them, so that there is always one to sign for while others wait for the far side. */
    private static final String SIGNED_CONNECTIONS = "8";

    @Test
    void email(@TempDir Path data) throws Exception {
        Bench.part("email");
        Bench.say("Email over %s connections into smtp-sink", CONNECTIONS);
        var source = Bench.program("smtp-source", "postfix");
        if (!source.isEmpty()) {
            besideSink(port -> {
                var physical = Bench.median(source(source, port), source(source, port), source(source, port));
                var loop = Bench.median(loop(port), loop(port), loop(port));
                var ours = ours(data, port, MAILS, List.of(CONNECTED + CONNECTIONS));
                Bench.say("  here, ledger and planning included: %.0f/s (median of 5)", ours);
                Bench.ratio("email beside smtp-source", ours, physical, 0.6);
                Bench.ratio("email beside a loop of JavaMailSender", ours, loop, 1);
            });
        }
    }

    @Test
    void signed(@TempDir Path data) throws Exception {
        Bench.part("email-signed");
        Bench.say("Email signed here over %s connections into smtp-sink", SIGNED_CONNECTIONS);
        var keys = keys();
        besideSink(port -> {
            var bare = Bench.median(signatures(keys), signatures(keys), signatures(keys));
            var signed = ours(
                    data,
                    port,
                    SIGNED,
                    List.of(
                            CONNECTED + SIGNED_CONNECTIONS,
                            "--dialogue.newsletter.from=Dialogue-Info <info@example.org>",
                            "--dialogue.newsletter.dkim.domain=example.org",
                            "--dialogue.newsletter.dkim.selector=bench",
                            "--dialogue.newsletter.dkim.key-file=" + pem(keys, data)));
            Bench.say("  signed here (RSA 2048): %.0f/s (median of 5)", signed);
            Bench.ratio("signed email beside bare signatures", signed, bare, 0.8);
        });
    }

    /** The whole way, from the broadcast's first moment to the last row settled, for audiences of three sizes. */
    @Test
    void sizes(@TempDir Path data) throws Exception {
        Bench.part("email-sizes");
        Bench.say("Email over %s connections into smtp-sink, the start included", CONNECTIONS);
        besideSink(port -> {
            try (var postgres = Bench.postgres()) {
                var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
                try (var node = node(data, port, tables, List.of(CONNECTED + CONNECTIONS))) {
                    var costs = new ArrayList<Double>();
                    var readers = 0;
                    var meetings = 0;
                    for (var audience : new int[] {1_000, 10_000, 100_000}) {
                        tables.subscribe("email", readers, audience, it -> "reader" + it + "@example.org");
                        readers = audience;
                        for (int warm = 0; warm < 60_000 / audience && warm < 27; warm++) {
                            broadcast(node, tables, day(meetings++));
                        }
                        var runs = new double[audience == 100_000 ? 3 : 9];
                        for (int run = 0; run < runs.length; run++) {
                            runs[run] = 1000 * broadcast(node, tables, day(meetings++));
                        }
                        var all = Bench.median(runs);
                        Bench.say("  %,7d recipients: %6.0f ms, %.4f ms each", audience, all, all / audience);
                        costs.add(all / audience);
                    }
                    Bench.spread("cost of a recipient", costs);
                }
            }
        });
    }

    private static String day(int meeting) {
        return LocalDate.of(2027, 1, 1).plusDays(meeting).toString();
    }

    /** Measures what goes into a sink. */
    private interface Measured {
        void into(int port) throws Exception;
    }

    private static void besideSink(Measured measured) throws Exception {
        var sink = Bench.program("smtp-sink", "postfix");
        if (sink.isEmpty()) {
            return;
        }
        var port = Bench.freePort();
        var server = new ProcessBuilder(sink, "-u", "nobody", "127.0.0.1:" + port, "1000").start();
        try {
            awaitOpen(port);
            measured.into(port);
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
                String.valueOf(MAILS),
                "-l",
                String.valueOf(SIZE),
                "-f",
                "info@example.org",
                "-t",
                "reader1@example.org",
                "127.0.0.1:" + port));
        return MAILS / ((System.nanoTime() - began) / 1e9);
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

    private static double ours(Path data, int port, int mails, List<String> settings) throws Exception {
        try (var postgres = Bench.postgres()) {
            var tables = new Tables(postgres.getJdbcUrl("postgres", "postgres"));
            try (var node = node(data, port, tables, settings)) {
                tables.subscribe("email", mails, it -> "reader" + it + "@example.org");
                for (int warm = 1; warm <= 6; warm++) {
                    broadcast(node, tables, "2026-11-0" + warm);
                }
                var runs = new double[5];
                for (int run = 0; run < runs.length; run++) {
                    runs[run] = mails / broadcast(node, tables, "2026-12-0" + (run + 1));
                }
                return Bench.median(runs);
            }
        }
    }

    private static ApplicationProcess node(Path data, int port, Tables tables, List<String> settings) throws Exception {
        var arguments = new ArrayList<>(tables.arguments());
        arguments.addAll(settings);
        arguments.addAll(List.of(
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + port,
                "--dialogue.delivery.messages-per-second.email=20000"));
        return ApplicationProcess.start(Bench.application(), data, arguments).awaitReady();
    }

    /** Seconds from the broadcast's first moment to the last row settled, by the ledger: no editor's password is checked in it. */
    private static double broadcast(ApplicationProcess node, Tables tables, String day) throws Exception {
        return tables.awaitDone(node.publish(day, "A meeting"));
    }

    /** What the signatures alone allow: two threads that do nothing but sign with a key of the same length. */
    private static double signatures(KeyPair keys) throws Exception {
        var processors = Runtime.getRuntime().availableProcessors();
        var threads = Executors.newFixedThreadPool(processors);
        try {
            var each = 3_000;
            sign(keys, 500);
            var began = System.nanoTime();
            var signing = new ArrayList<Future<?>>();
            for (int i = 0; i < processors; i++) {
                signing.add(threads.submit(() -> sign(keys, each)));
            }
            for (var it : signing) {
                it.get();
            }
            return processors * each / ((System.nanoTime() - began) / 1e9);
        } finally {
            threads.shutdown();
        }
    }

    private static @Nullable Void sign(KeyPair keys, int times) throws GeneralSecurityException {
        for (int i = 0; i < times; i++) {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(new byte[600]);
            signature.sign();
        }
        return null;
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static Path pem(KeyPair keys, Path data) throws IOException {
        var file = data.resolve("dkim.pem");
        Files.writeString(
                file,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        return file;
    }
}
