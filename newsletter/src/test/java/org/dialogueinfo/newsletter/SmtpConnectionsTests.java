package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.dialogueinfo.newsletter.SmtpLine.Answer;
import org.dialogueinfo.newsletter.SmtpLine.Broken;
import org.dialogueinfo.newsletter.SmtpLine.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Timeout(20)
class SmtpConnectionsTests {

    private static final Mail MAIL = mail("Subject: x\r\n\r\nText\r\n");

    /** A server that keeps its answers back until DATA would wait forever for a client that goes step by step. */
    @Test
    void sendsTheEnvelopeInOnePieceWhereTheServerBearsIt() throws Exception {
        try (var server = pipelining(Map.of("MAIL", "+250 fine", "RCPT", "+250 fine"));
                var connections = connections(server)) {
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.END, 250));
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.END, 250));
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void goesStepByStepWithAServerThatDidNotSaySo() throws Exception {
        try (var server = new ScriptedSmtp(Map.of("RCPT", "550 nobody"));
                var connections = connections(server)) {
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.RCPT, 550));
            assertThat(server.commands()).doesNotContain("DATA").endsWith("RSET");
        }
    }

    @Test
    void keepsTheContentBackWhenNobodyIsToGetIt() throws Exception {
        try (var server = pipelining(Map.of("RCPT", "550 nobody"));
                var connections = connections(server)) {
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.RCPT, 550));
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.RCPT, 550));
            assertThat(server.content()).containsExactly(".", ".");
            assertThat(server.commands().stream().filter("RSET"::equals)).hasSize(2);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void countsTheRefusalOfAServerThatHangsUpAfterIt() throws Exception {
        try (var server = pipelining(Map.of("RCPT", "550 nobody", "DATA", ScriptedSmtp.HANG_UP));
                var connections = connections(server)) {
            assertThat(connections.send(MAIL)).isEqualTo(new Answer(Step.RCPT, 550));
        }
    }

    @Test
    void doublesDotsAndEndsWithALine() throws Exception {
        try (var server = pipelining(Map.of());
                var connections = connections(server)) {
            connections.send(mail(".first\r\nmiddle.\r\n.\r\n..last"));
            assertThat(server.content()).containsExactly("..first", "middle.", "..", "...last", ".");
        }
    }

    @Test
    void waitsNoLongerThanItsTimeForAServerThatTakesNothing() throws Exception {
        try (var server = pipelining(Map.of("TEXT", ScriptedSmtp.HANG));
                var connections = connections(server)) {
            assertThatExceptionOfType(Broken.class)
                    .isThrownBy(() ->
                            connections.send(mail("x".repeat(76).concat("\r\n").repeat(400_000))))
                    .matches(Broken::begun);
        }
    }

    @Test
    void takesLeave() throws Exception {
        try (var server = pipelining(Map.of())) {
            try (var connections = connections(server)) {
                connections.send(MAIL);
            }
            while (!server.commands().contains("QUIT")) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void asksForUtf8OnlyWhereItIsNeededAndOffered() throws Exception {
        var abroad = new Mail(MAIL.written(), "info@example.org", "čitalac@example.org");
        try (var server = pipelining(Map.of());
                var connections = connections(server)) {
            assertThat(connections.send(abroad)).isEqualTo(new Answer(Step.MAIL, 553));
            assertThat(server.commands()).noneMatch(it -> it.startsWith("MAIL"));
        }
        try (var server = new ScriptedSmtp(Map.of("EHLO", "250-scripted\r\n250 SMTPUTF8"));
                var connections = connections(server)) {
            assertThat(connections.send(abroad)).isEqualTo(new Answer(Step.END, 250));
            connections.send(MAIL);
            assertThat(server.commands())
                    .contains("MAIL FROM:<info@example.org> SMTPUTF8", "RCPT TO:<čitalac@example.org>")
                    .contains("MAIL FROM:<info@example.org>");
        }
    }

    @Test
    void letsNoAddressAddACommand() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Mail(MAIL.written(), "info@example.org", "a@example.org>\r\nRCPT TO:<b@example.org"));
    }

    private static Mail mail(String text) {
        return new Mail(text.getBytes(StandardCharsets.US_ASCII), "info@example.org", "reader1@example.org");
    }

    private static ScriptedSmtp pipelining(Map<String, String> replies) throws Exception {
        var all = new HashMap<>(ScriptedSmtp.PIPELINING);
        all.putAll(replies);
        return new ScriptedSmtp(all);
    }

    private static SmtpConnections connections(ScriptedSmtp server) {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        sender.getJavaMailProperties().setProperty("mail.smtp.writetimeout", "300");
        return new SmtpConnections(sender, 4);
    }
}
