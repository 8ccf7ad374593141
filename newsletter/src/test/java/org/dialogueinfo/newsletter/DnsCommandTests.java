package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.newsletter.NewsletterProperties.Imap;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;

/** The records an operator sets, looked up over a real socket. */
class DnsCommandTests {

    /** One for all tests: to make one takes longer than the rest of a test. */
    private static final KeyPair PAIR = pair();

    @TempDir
    Path folder;

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void printsWhatToSetAndSaysWhatIsMissing() throws Exception {
        var records = records();
        try (var names = new Names(Map.of("example.org", List.of("unrelated", "v=spf1 +all")))) {
            var out = new ByteArrayOutputStream();
            var all = command(records, names).print(new PrintStream(out, true, StandardCharsets.UTF_8));
            assertThat(all).isFalse();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains("example.org. IN TXT \"v=spf1 a:smtp.example.org mx -all\"")
                    .contains("differs; there is: unrelated | v=spf1 +all")
                    .contains("s1._domainkey.example.org. IN TXT \"v=DKIM1; k=rsa; p=")
                    .contains("_dmarc.example.org. IN TXT \"v=DMARC1; p=quarantine;")
                    .contains("example.org. IN MX 10 smtp.example.org.")
                    .contains("is missing");
        }
    }

    @Test
    void isContentWithWhatIsThere() throws Exception {
        var records = records();
        var zone = new HashMap<String, List<String>>();
        for (var it : records.wanted()) {
            if (it.type().equals("TXT")) {
                zone.put(it.name(), List.of(it.value()));
            }
        }
        try (var names = new Names(zone)) {
            assertThat(command(records, names)
                            .print(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }

    @Test
    void saysThatItCannotKnowWhenNobodyAnswers() throws Exception {
        try (var names = new Names(Map.of())) {
            names.failure = 2;
            assertThat(printed(records(), names))
                    .contains("is not known: the name server gave no answer; try again")
                    .doesNotContain("is missing");
        }
    }

    @Test
    void warnsOfASecondRecordThatMakesBothVoid() throws Exception {
        try (var names = new Names(Map.of("example.org", List.of("v=spf1 mx -all", "v=spf1 a -all")))) {
            assertThat(printed(records(), names))
                    .contains(
                            "is there more than once, and then counts as none; keep one of: v=spf1 mx -all | v=spf1 a -all");
        }
    }

    private static String printed(DnsRecords records, Names names) throws Exception {
        var out = new ByteArrayOutputStream();
        assertThat(command(records, names).print(new PrintStream(out, true, StandardCharsets.UTF_8)))
                .isFalse();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static DnsCommand command(DnsRecords records, Names names) {
        return new DnsCommand(records, new GenericApplicationContext(), "127.0.0.1:" + names.port());
    }

    private DnsRecords records() throws Exception {
        var file = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(PAIR.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        var properties = new NewsletterProperties(
                "Dialogue-Info <info@example.org>",
                "",
                1,
                "",
                new NewsletterProperties.Domain(0, 0),
                new Dkim("example.org", "s1", file, List.of()),
                new Imap("", 0, "", new Secret(""), true, "INBOX", ""));
        var clock = new SettableClock(java.time.Instant.EPOCH);
        return new DnsRecords(properties, new DkimKeys(properties, clock), "smtp.example.org");
    }

    /** A name server that knows text records, and one MX for every name. */
    private static final class Names implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        private final Map<String, List<String>> texts;
        private volatile int failure;

        Names(Map<String, List<String>> texts) throws IOException {
            this.texts = texts;
            var thread = new Thread(this::serve, "names");
            thread.setDaemon(true);
            thread.start();
        }

        int port() {
            return socket.getLocalPort();
        }

        private void serve() {
            while (!socket.isClosed()) {
                try {
                    var packet = new DatagramPacket(new byte[1500], 1500);
                    socket.receive(packet);
                    var answer = answer(packet.getData(), packet.getLength());
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                } catch (IOException e) {
                    return;
                }
            }
        }

        private byte[] answer(byte[] query, int length) {
            var labels = new ArrayList<String>();
            int at = 12;
            while (query[at] != 0) {
                labels.add(new String(query, at + 1, query[at], StandardCharsets.US_ASCII));
                at += query[at] + 1;
            }
            int type = query[at + 2];
            if (failure > 0) {
                var refusal = java.util.Arrays.copyOf(query, at + 5);
                refusal[2] = (byte) 0x84;
                refusal[3] = (byte) failure;
                java.util.Arrays.fill(refusal, 6, 12, (byte) 0);
                return refusal;
            }
            var found = type == 16 ? texts.getOrDefault(String.join(".", labels), List.of()) : List.of("mx");
            var out = new ByteArrayOutputStream();
            out.write(query, 0, 2);
            out.writeBytes(
                    new byte[] {(byte) 0x84, (byte) (found.isEmpty() ? 3 : 0), 0, 1, 0, (byte) found.size(), 0, 0, 0, 0
                    });
            out.write(query, 12, Math.min(at + 5, length) - 12);
            for (var text : found) {
                var data = type == 16 ? pieces(text) : new byte[] {0, 10, 2, 'm', 'x', 0};
                out.writeBytes(new byte[] {(byte) 0xc0, 12, 0, (byte) type, 0, 1, 0, 0, 0, 60});
                out.write(data.length >> 8);
                out.write(data.length);
                out.writeBytes(data);
            }
            return out.toByteArray();
        }

        private static byte[] pieces(String text) {
            var out = new ByteArrayOutputStream();
            for (int i = 0; i < text.length(); i += 255) {
                var piece = text.substring(i, Math.min(i + 255, text.length()));
                out.write(piece.length());
                out.writeBytes(piece.getBytes(StandardCharsets.US_ASCII));
            }
            return out.toByteArray();
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
