package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures, checked by the rules of RFC 6376 without the library that made them, and by dkimpy where it is there. */
class DkimTests {

    private static final String MAIL = """
            From: Dialogue-Info <info@news.example.org>\r
            To: reader1@example.com\r
            Subject: =?UTF-8?Q?=C4=8Desto?=\r
            Date: Sun, 1 Mar 2026 10:00:00 +0000\r
            Message-ID: <d1.x@example.org>\r
            List-Unsubscribe: <https://example.org/one-click/t>\r
            List-Unsubscribe-Post: List-Unsubscribe=One-Click\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=UTF-8\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            First line  with   spaces \r
            =C4=8Desto\r
            \r
            \r
            """;

    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private Path first = Path.of("");
    private Path second = Path.of("");

    private static final KeyPair FIRST = pair();
    private static final KeyPair SECOND = pair();

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void writeKeys() throws Exception {
        first = write(FIRST, "first.pem");
        second = write(SECOND, "second.pem");
    }

    @Test
    void signsWhatVerifies() throws Exception {
        var keys = keys(new Dkim.Key("example.org", "s1", first, null));
        var signed = sign(keys, MAIL);
        assertThat(verifies(signed, published(keys, 0))).isTrue();
        assertThat(String.valueOf(tags(signed).get("h"))
                        .toLowerCase(Locale.ROOT)
                        .split(":"))
                .contains("from", "to", "subject", "date", "list-unsubscribe", "list-unsubscribe-post", "message-id");
        assertThat(tags(signed)).containsEntry("d", "example.org").containsEntry("s", "s1");
        assertThat(signed).endsWith(MAIL.substring(MAIL.indexOf("First")));
    }

    @Test
    void showsWhatWasTamperedWith() throws Exception {
        var keys = keys(new Dkim.Key("example.org", "s1", first, null));
        var signed = sign(keys, MAIL);
        assertThat(verifies(signed.replace("First line", "Worst line"), published(keys, 0)))
                .isFalse();
        assertThat(verifies(signed.replace("reader1@", "reader2@"), published(keys, 0)))
                .isFalse();
        assertThat(verifies(signed, published(keys(new Dkim.Key("example.org", "s1", second, null)), 0)))
                .isFalse();
    }

    @Test
    void changesToTheNewKeyWhenItsTimeComes() throws Exception {
        var keys = keys(
                new Dkim.Key("example.org", "old", first, null),
                new Dkim.Key("example.org", "new", second, clock.instant().plus(Duration.ofDays(1))),
                new Dkim.Key("example.com", "other", second, null));
        assertThat(tags(sign(keys, MAIL))).containsEntry("s", "old");
        clock.forward(Duration.ofDays(1));
        assertThat(tags(sign(keys, MAIL))).containsEntry("s", "new");
        assertThat(verifies(sign(keys, MAIL), published(keys, 1))).isTrue();
    }

    @Test
    void signsNothingForAForeignDomain() throws Exception {
        assertThat(sign(keys(new Dkim.Key("example.com", "s1", first, null)), MAIL))
                .isEqualTo(MAIL);
    }

    @Test
    void refusesAKeyThatIsNone() throws Exception {
        Files.writeString(first, "-----BEGIN RSA PRIVATE KEY-----\nnothing");
        assertThatThrownBy(() -> keys(new Dkim.Key("example.org", "s1", first, null)))
                .hasMessageContaining("first.pem holds no RSA key");
    }

    /** The same, judged by a program that shares no line with ours. */
    @Test
    void verifiesWithDkimpy() throws Exception {
        var keys = keys(new Dkim.Key("example.org", "s1", first, null));
        var program = "import sys,dkim\n"
                + "ok=dkim.verify(sys.stdin.buffer.read(),dnsfunc=lambda *a,**k:sys.argv[1].encode())\n"
                + "sys.exit(0 if ok else 3)";
        var python = Stream.of("python3", "/usr/bin/python3")
                .filter(it -> run("", it, "-c", "import dkim") == 0)
                .findFirst();
        Assumptions.assumeTrue(python.isPresent(), "dkimpy is not here");
        var record = keys.all().get(0).dnsText();
        assertThat(run(sign(keys, MAIL), python.get(), "-c", program, record)).isZero();
        assertThat(run(sign(keys, MAIL).replace("First", "Worst"), python.get(), "-c", program, record))
                .isEqualTo(3);
    }

    private static int run(String input, String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // it did not want to read
            }
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException | InterruptedException e) {
            return -1;
        }
    }

    private DkimKeys keys(Dkim.Key... keys) throws Exception {
        return new DkimKeys(
                new NewsletterProperties(
                        "Dialogue-Info <info@news.example.org>",
                        "",
                        1,
                        "",
                        new NewsletterProperties.Domain(0, 0),
                        new Dkim("", "", null, List.of(keys)),
                        new NewsletterProperties.Imap("", 0, "", new Secret(""), true, "INBOX", "")),
                clock);
    }

    private static Path write(KeyPair pair, Path file) throws IOException {
        var encoded = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(file, "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n");
    }

    private Path write(KeyPair pair, String name) throws IOException {
        return write(pair, folder.resolve(name));
    }

    private static String sign(DkimKeys keys, String mail) throws Exception {
        var session = Session.getInstance(new Properties());
        return new String(
                keys.signed(session, mail.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    private static PublicKey published(DkimKeys keys, int index) throws Exception {
        var text = keys.all().get(index).dnsText();
        return KeyFactory.getInstance("RSA")
                .generatePublic(
                        new X509EncodedKeySpec(Base64.getDecoder().decode(text.substring(text.indexOf("p=") + 2))));
    }

    private static Map<String, String> tags(String mail) {
        return Arrays.stream(header(mail, "dkim-signature").split(":", 2)[1].split(";"))
                .map(it -> it.split("=", 2))
                .filter(it -> it.length == 2)
                .collect(Collectors.toMap(it -> it[0].strip(), it -> it[1].replaceAll("\\s", "")));
    }

    /** Relaxed canonicalization of headers and simple one of the body, RFC 6376, 3.4.2 and 3.4.3. */
    private static boolean verifies(String mail, PublicKey key) throws Exception {
        var tags = new HashMap<>(tags(mail));
        assertThat(tags.get("c")).isEqualTo("relaxed/simple");
        var body = mail.substring(mail.indexOf("\r\n\r\n") + 4).replaceAll("(\r\n)+$", "") + "\r\n";
        var hash = Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.ISO_8859_1)));
        if (!hash.equals(tags.get("bh"))) {
            return false;
        }
        var text = new StringBuilder();
        for (var name : String.valueOf(tags.get("h")).split(":")) {
            text.append(relaxed(header(mail, name.toLowerCase(Locale.ROOT)))).append("\r\n");
        }
        var own = header(mail, "dkim-signature");
        text.append(relaxed(own.replaceFirst("(?s)([;\\s]b=)[^;]*", "$1")));
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key);
        signature.update(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        return signature.verify(Base64.getDecoder().decode(String.valueOf(tags.get("b"))));
    }

    private static String relaxed(String header) {
        var parts = header.split(":", 2);
        return parts[0].toLowerCase(Locale.ROOT).strip() + ":"
                + parts[1].replace("\r\n", "").replaceAll("[ \t]+", " ").strip();
    }

    private static String header(String mail, String name) {
        var headers = mail.substring(0, mail.indexOf("\r\n\r\n")).split("\r\n(?![ \t])");
        return Arrays.stream(headers)
                .filter(it -> it.toLowerCase(Locale.ROOT).startsWith(name.strip() + ":"))
                .findFirst()
                .orElse(name + ":");
    }
}
