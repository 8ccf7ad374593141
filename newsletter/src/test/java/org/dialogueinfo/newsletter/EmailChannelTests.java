package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Timeout(60)
class EmailChannelTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path data;

    private NewsletterProperties.Domain domainLimits = new NewsletterProperties.Domain(0, 0);
    private List<Dkim.Key> keys = List.of();

    @Test
    void carriesBothPartsAndTheListHeaders() throws Exception {
        var mail = received("smtp", message("topic:agreement:brussels-2013", "r1", Rendering.EN, card("A <b> & c")));

        assertThat(mail.getSubject()).isEqualTo("A <b> & c");
        assertThat(mail.getHeader("List-Unsubscribe", null)).isEqualTo("<https://example.org/one-click/token-of-r1>");
        assertThat(mail.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("List-Id", null)).isEqualTo("<agreement.brussels-2013.dialogue-info.example.org>");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Content-Language", null)).isEqualTo("en");
        assertThat(mail.getMessageID()).startsWith("<d7.").endsWith("@example.org>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0))
                .contains("Where: Brussels", "\nhttps://example.org/en/meetings/1\n")
                .contains("\nhttps://example.org/en/subscriptions/token-of-r1\n")
                .doesNotContain("&amp;");
        assertThat(part(mail, 0).lines()).allMatch(it -> it.length() <= 76);
        assertThat(part(mail, 1))
                .contains("A &lt;b&gt; &amp; c", "prefers-color-scheme: dark")
                .contains("href=\"https://example.org/en/subscriptions/token-of-r1\"")
                .doesNotContain("<b>");
    }

    @ParameterizedTest
    @EnumSource(Rendering.class)
    void speaksTheReadersLanguageAndScript(Rendering rendering) throws Exception {
        var footer = Map.of(
                Rendering.SQ, "E merrni këtë mesazh",
                Rendering.SR, "Ovaj mejl dobijate",
                Rendering.SR_CYRL, "Овај мејл добијате",
                Rendering.EN, "You get this mail");
        var title = Map.of(
                Rendering.SQ, "Takim i ri: çështje",
                Rendering.SR, "Novi sastanak: đak",
                Rendering.SR_CYRL, "Нови састанак: ђак",
                Rendering.EN, "A new meeting");
        var latin = title.get(Rendering.of(rendering.language()));
        var mail = received(
                "smtp",
                message("topic:meetings", "r1", rendering, Card.of(rendering.language(), String.valueOf(latin), "")));

        assertThat(mail.getSubject()).isEqualTo(title.get(rendering));
        assertThat(mail.getHeader("Content-Language", null)).isEqualTo(rendering.tag());
        assertThat(part(mail, 0)).contains(footer.get(rendering), "/" + rendering.path() + "/subscriptions/");
        assertThat(part(mail, 1)).contains(footer.get(rendering), "lang=\"" + rendering.tag() + "\"");
    }

    @Test
    void asksForConfirmationWithoutListHeaders() throws Exception {
        var mail = received("smtp", message("confirmation", "pending:abc", Rendering.EN, card("Please confirm")));

        assertThat(mail.getHeader("List-Id")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(part(mail, 0)).doesNotContain("/subscriptions/");
    }

    @Test
    void letsNoTitleAddAHeader() throws Exception {
        var mail = received(
                "smtp", message("topic:meetings", "r1", Rendering.EN, card("News\r\nBcc: all@example.org\r\n\r\nx")));

        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("News Bcc: all@example.org x");
    }

    @Test
    void carriesACalendarEntryAndTheNameOfWhoWrites() throws Exception {
        var entry = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Tryezë\r\nEND:VCALENDAR\r\n";
        var mail = received(
                "smtp",
                message(
                        "roundtable:one",
                        "r1",
                        Rendering.EN,
                        card("An invitation")
                                .withCalendar(new Card.Calendar("REQUEST", entry))
                                .from(new Card.Sender("Office\r\nBcc: x@example.org", "organiser@example.org"))));

        var part = ((MimeMultipart) mail.getContent()).getBodyPart(2);
        assertThat(part.getContentType()).startsWith("text/calendar").contains("method=REQUEST");
        assertThat(new String(part.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(entry);
        assertThat(mail.getReplyTo()[0]).hasToString("organiser@example.org");
        assertThat(mail.getFrom()[0].toString()).startsWith("\"Office Bcc: x@example.org\" <");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("List-Id")).isNull();
    }

    @Test
    void sendsOverTls() throws Exception {
        assertThat(received("smtps", message("topic:meetings", "r1", Rendering.EN, card("Over TLS")))
                        .getSubject())
                .isEqualTo("Over TLS");
    }

    @Test
    void keepsTheConnection() throws Exception {
        try (var server = new ScriptedSmtp(Map.of())) {
            var channel = channel(sender("smtp", server.port()));
            for (int i = 0; i < 5; i++) {
                assertThat(channel.send(anyMessage())).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 no such user,  EndpointGone",
        "RCPT, 551 not here,      EndpointGone",
        "RCPT, 553 no such name,  EndpointGone",
        "RCPT, 552 full for good, Rejected",
        "RCPT, 450 busy,          Retry",
        "MAIL, 451 later,         Retry",
        "MAIL, 550 not you,       Rejected",
        "DATA, 554 no,            Rejected",
        "DOT,  550 looks like spam, Rejected",
        "DOT,  452 no room,       Retry",
        "MAIL, '',                Retry",
        "RCPT, '',                Retry",
        "DATA, '',                Retry",
        "DOT,  '',                Uncertain"
    })
    void tellsWhatBecameOfAMail(String command, String reply, String outcome) throws Exception {
        for (var features : List.of(Map.<String, String>of(), ScriptedSmtp.PIPELINING)) {
            var replies = new HashMap<>(features);
            replies.put(command, reply);
            try (var server = new ScriptedSmtp(replies)) {
                var became = channel(sender("smtp", server.port())).send(anyMessage());

                assertThat(became.getClass().getSimpleName())
                        .as("with %s", features)
                        .isEqualTo(outcome);
                assertThat(became.toString()).doesNotContain("reader");
            }
        }
    }

    @Test
    void writesEachReadersCopyOutOfOneTemplate() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try (var channel = channel(sender("smtp", server.getSmtp().getPort()))) {
            var card = card("One for all: čćšžđ");
            var longToken = "x".repeat(37) + "." + "y".repeat(43);
            for (var recipient : List.of("r1", longToken, "r3")) {
                channel.send(new Message(
                        recipient.length(),
                        "key",
                        "topic:meetings",
                        recipient,
                        recipient.length() + "@example.org",
                        Rendering.EN,
                        card));
            }
            assertThat(server.waitForIncomingEmail(3)).isTrue();
            var second = to(server, "81@example.org");
            var link = "/subscriptions/token-of-" + longToken;
            assertThat(part(second, 0)).contains("\nhttps://example.org/en" + link + "\n");
            assertThat(part(second, 1)).contains("href=\"https://example.org/en" + link + "\"");
            assertThat(second.getHeader("List-Unsubscribe", null))
                    .isEqualTo("<https://example.org/one-click/token-of-" + longToken + ">");
            assertThat(second.getHeader("To", null)).isEqualTo("81@example.org");
            assertThat(second.getMessageID()).startsWith("<d81.");
            assertThat(second.getSentDate()).isEqualTo(NOW);
            assertThat(new String(second.getRawInputStream().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                            .lines())
                    .allMatch(it -> it.length() <= 76);
            assertThat(part(to(server, "2@example.org"), 0)).doesNotContain("xxx");
        } finally {
            server.stop();
        }
    }

    @Test
    void saysWhyAndWhereElseItCanBeRead() throws Exception {
        var meetings = received("smtp", message("topic:meetings", "r1", Rendering.EN, card("A meeting")));
        assertThat(part(meetings, 0))
                .contains("because you subscribed to the meetings")
                .contains("https://example.org/en/newsletter/" + BroadcastId.ofKey("meeting-announced:1"));
        assertThat(part(meetings, 1)).contains("display:none", "The two sides met");
        for (var header : List.of("List-Help", "List-Archive", "List-Owner", "List-Subscribe", "List-Post")) {
            assertThat(meetings.getHeader(header)).as(header).hasSize(1);
        }
        var digest = received("smtp", message("digest:1", "r1", Rendering.EN, card("Two new items")));
        assertThat(part(digest, 0)).contains("chose to have");
        assertThat(digest.getHeader("List-Unsubscribe")).hasSize(1);
        var correction = received("smtp", message("sent:1", "r1", Rendering.EN, card("Correction")));
        assertThat(part(correction, 0)).contains("were sent what");
    }

    @Test
    void returnsToASignedAddress() throws Exception {
        try (var server = new ScriptedSmtp(Map.of());
                var channel = channel(sender("smtp", server.port()))) {
            channel.send(anyMessage());
            assertThat(server.commands())
                    .anyMatch(it -> it.matches("MAIL FROM:<bounces\\+7-[0-9a-f]{20}@example.org>.*"));
        }
    }

    @Test
    void keepsToTheLimitsOfAReadersProvider() throws Exception {
        domainLimits = new NewsletterProperties.Domain(1, 5);
        try (var server = new ScriptedSmtp(Map.of());
                var channel = channel(sender("smtp", server.port()))) {
            var began = System.nanoTime();
            for (int i = 0; i < 4; i++) {
                assertThat(channel.send(anyMessage())).isEqualTo(new Outcome.Sent());
            }
            assertThat(java.time.Duration.ofNanos(System.nanoTime() - began))
                    .isGreaterThan(java.time.Duration.ofMillis(500));
        }
    }

    @Test
    void leadsToThePagesInTheReadersScript() throws Exception {
        var card = Card.of(Language.SR, "Novosti", "Lead")
                .withSections(List.of(new Card.Section(
                        "Sastanak", URI.create("https://example.org/sr/meetings/1"), List.of(), List.of())))
                .withLinks(List.of(new Card.Link("Izvor", URI.create("https://example.com/sr/1"))));
        var cyrillic = part(received("smtp", message("digest:1", "r1", Rendering.SR_CYRL, card)), 0);
        assertThat(cyrillic)
                .contains("Састанак", "https://example.org/sr-cyrl/meetings/1", "https://example.com/sr/1")
                .doesNotContain("https://example.org/sr/");
        assertThat(part(received("smtp", message("digest:2", "r1", Rendering.SR, card)), 0))
                .contains("https://example.org/sr/meetings/1");
    }

    @Test
    void staysUnderWhatMailProgramsCut() throws Exception {
        var long40 = Card.of(Language.SR, "Novosti iz dijaloga: 40", "Lead")
                .withSections(java.util.Collections.nCopies(
                        40,
                        new Card.Section(
                                "Sastanak glavnih pregovarača u Briselu 1. decembra 2026.",
                                URI.create("https://example.org/sr/meetings/2026-12-01-brussels"),
                                List.of("čćšžđ ".repeat(50)),
                                java.util.Collections.nCopies(4, new Card.Fact("Datum", "1. decembar 2026.")))));
        var mail = received("smtp", message("digest:1", "r1", Rendering.SR_CYRL, long40));
        assertThat(part(mail, 1).getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(102 * 1024);
    }

    @Test
    void waitsWhileTheServerIsDown() throws Exception {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        assertThat(channel(sender("smtp", port)).send(anyMessage())).isInstanceOf(Outcome.Unreachable.class);
    }

    @ParameterizedTest
    @CsvSource({"EHLO, Unreachable", "MAIL, Retry", "RCPT, Retry", "DATA, Retry", "DOT, Uncertain"})
    void waitsNoLongerThanItsTimeForAServerThatHangs(String command, String outcome) throws Exception {
        try (var server = new ScriptedSmtp(Map.of(command, ScriptedSmtp.HANG))) {
            var sender = sender("smtp", server.port());
            sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
            var became = channel(sender).send(anyMessage());

            assertThat(became.getClass().getSimpleName()).isEqualTo(outcome);
        }
    }

    @Test
    void goesOnWithAServerThatClosesAfterAFewMails() throws Exception {
        try (var server = new ScriptedSmtp(Map.of(), 2);
                var channel = channel(sender("smtp", server.port()))) {
            for (int i = 0; i < 6; i++) {
                assertThat(channel.send(anyMessage())).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource({"smtps, false", "smtp, true"})
    void sendsNothingInTheClearWhenTlsFails(String protocol, boolean startTls) throws Exception {
        try (var server = new ScriptedSmtp(Map.of())) {
            var sender = sender(protocol, server.port());
            sender.getJavaMailProperties().setProperty("mail.smtps.timeout", "300");
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
            sender.getJavaMailProperties().setProperty("mail.smtp.starttls.required", String.valueOf(startTls));

            assertThat(channel(sender).send(anyMessage())).isInstanceOf(Outcome.Unreachable.class);
            assertThat(server.commands()).noneMatch(it -> it.startsWith("MAIL"));
        }
    }

    @Test
    void keepsMailsAsFilesWithoutAServer() throws Exception {
        assertThat(channel(null).send(anyMessage())).isEqualTo(new Outcome.Sent());

        var file = data.resolve("mail").resolve(NOW.toEpochMilli() + "-7.eml");
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            assertThat(mail.getSubject()).isEqualTo("A meeting");
            assertThat(mail.getAllRecipients()[0]).hasToString("reader@example.org");
            assertThat(part(mail, 0)).contains("A meeting");
        }
    }

    private MimeMessage received(String protocol, Message message) throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        try {
            int port = protocol.equals("smtp")
                    ? server.getSmtp().getPort()
                    : server.getSmtps().getPort();
            try (var channel = channel(sender(protocol, port))) {
                assertThat(channel.send(message)).isEqualTo(new Outcome.Sent());
            }
            assertThat(server.waitForIncomingEmail(1)).isTrue();
            return server.getReceivedMessages()[0];
        } finally {
            server.stop();
        }
    }

    private static MimeMessage to(GreenMail server, String address) throws Exception {
        for (var mail : server.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(address)) {
                return mail;
            }
        }
        throw new AssertionError("nothing for " + address);
    }

    private EmailChannel channel(@Nullable JavaMailSenderImpl sender) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/newsletter");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var subscriptions = (Subscriptions) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Subscriptions.class}, (proxy, method, args) -> {
                    assertThat(method.getName()).isEqualTo("tokenFor");
                    return "token-of-" + args[0];
                });
        var properties = properties();
        var clock = new SettableClock(NOW);
        var beans = new StaticListableBeanFactory();
        if (sender != null) {
            beans.addBean("sender", sender);
        }
        return new EmailChannel(
                writer(subscriptions, messages, properties, clock),
                properties,
                beans.getBeanProvider(JavaMailSenderImpl.class),
                new KeptMails(data, clock));
    }

    private MailWriter writer(
            Subscriptions subscriptions, MessageSource messages, NewsletterProperties properties, SettableClock clock) {
        try {
            return new MailWriter(
                    subscriptions,
                    messages,
                    new MailSettings(properties, Setting::configured),
                    new ReturnPath(subscriptions, properties),
                    new DkimKeys(properties, clock),
                    "https://example.org/",
                    clock);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private NewsletterProperties properties() {
        return new NewsletterProperties(
                "Dialogue-Info <info@example.org>",
                "",
                4,
                "bounces@example.org",
                domainLimits,
                new Dkim("", "", null, keys),
                new NewsletterProperties.Imap("", 0, "", new Secret(""), true, "INBOX", ""));
    }

    private static JavaMailSenderImpl sender(String protocol, int port) {
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(protocol);
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtps.ssl.trust", "*");
        sender.getJavaMailProperties().setProperty("mail.smtps.ssl.checkserveridentity", "false");
        return sender;
    }

    private static Message anyMessage() {
        return message("topic:meetings", "r1", Rendering.EN, card("A meeting"));
    }

    private static Message message(String audience, String recipient, Rendering rendering, Card card) {
        return new Message(7, "meeting-announced:1", audience, recipient, "reader@example.org", rendering, card);
    }

    private static Card card(String title) {
        return Card.of(Language.EN, title, "The two sides met and agreed to meet again. ".repeat(5))
                .withParagraphs(List.of("Both spoke of the same matters at some length. ".repeat(4)))
                .withFacts(List.of(new Card.Fact("Where", "Brussels")))
                .withLinks(List.of(new Card.Link("The meeting", URI.create("https://example.org/en/meetings/1"))));
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        var parts = (MimeMultipart) mail.getContent();
        return parts.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }
}
