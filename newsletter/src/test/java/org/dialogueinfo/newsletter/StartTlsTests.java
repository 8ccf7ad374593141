package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.dialogueinfo.newsletter.SmtpConnections.Unreachable;
import org.dialogueinfo.newsletter.SmtpLine.Answer;
import org.dialogueinfo.newsletter.SmtpLine.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A line that is secured after its first words; the certificate is one for {@code localhost}. */
@Timeout(20)
class StartTlsTests {

    private static final char[] PASSWORD = "secret".toCharArray();
    private static final Mail MAIL = new Mail(
            "Subject: x\r\n\r\nText\r\n".getBytes(StandardCharsets.US_ASCII),
            "info@example.org",
            "reader1@example.org");

    @Test
    void sendsOverTheSecuredLineAndKeepsIt() throws Exception {
        try (var server = server("250-scripted\r\n250-PIPELINING\r\n250 STARTTLS", tls());
                var connections = connections("localhost", server, trusting())) {
            for (int i = 0; i < 2; i++) {
                assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.END, 250));
            }
            assertThat(server.content()).containsExactly("Subject: x", "", "Text", ".", "Subject: x", "", "Text", ".");
            assertThat(server.commands().indexOf("STARTTLS")).isEqualTo(1);
            assertThat(server.commands().subList(0, 2)).noneMatch(it -> it.startsWith("MAIL"));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws Exception {
        refuses("localhost", null, tls(), "the mail server's certificate is not trusted, or not for its name");
    }

    @Test
    void refusesACertificateForAnotherName() throws Exception {
        refuses("127.0.0.1", trusting(), tls(), "the mail server's certificate is not trusted, or not for its name");
    }

    @Test
    void saysThatTheServerOffersNoTls() throws Exception {
        refuses("localhost", trusting(), null, "the mail server offers no TLS, which is required");
    }

    private static void refuses(String host, @Nullable SSLSocketFactory trust, @Nullable SSLContext tls, String reason)
            throws Exception {
        try (var server = server(tls == null ? "250 scripted" : "250-scripted\r\n250 STARTTLS", tls);
                var connections = connections(host, server, trust)) {
            assertThatExceptionOfType(Unreachable.class)
                    .isThrownBy(() -> connections.send(MAIL))
                    .withMessage(reason);
            assertThat(server.commands()).noneMatch(it -> it.startsWith("MAIL"));
        }
    }

    private static ScriptedSmtp server(String features, @Nullable SSLContext tls) throws Exception {
        return new ScriptedSmtp(Map.of("EHLO", features), Integer.MAX_VALUE, tls);
    }

    private static SmtpConnections connections(String host, ScriptedSmtp server, @Nullable SSLSocketFactory trust) {
        var sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(server.port());
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        if (trust != null) {
            properties.put("mail.smtp.ssl.socketFactory", trust); // as Spring Boot does for an SSL bundle
        }
        return new SmtpConnections(sender, 4);
    }

    private static SSLContext tls() throws Exception {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(identity(), PASSWORD);
        var tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        return tls;
    }

    private static SSLSocketFactory trusting() throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("localhost", identity().getCertificate("localhost"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var tls = SSLContext.getInstance("TLS");
        tls.init(null, managers.getTrustManagers(), null);
        return tls.getSocketFactory();
    }

    private static KeyStore identity() throws Exception {
        try (InputStream in = Objects.requireNonNull(StartTlsTests.class.getResourceAsStream("/localhost.p12"))) {
            var identity = KeyStore.getInstance("PKCS12");
            identity.load(in, PASSWORD);
            return identity;
        }
    }
}
