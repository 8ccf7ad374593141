package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Secret;
import org.dialogueinfo.newsletter.NewsletterProperties.Dkim;
import org.dialogueinfo.newsletter.NewsletterProperties.Imap;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A mail as a reader's program meets it; each is left in {@code target/mails} to be looked at. */
class MailQualityTests {

    private static final Pattern SCORE = Pattern.compile("score=(-?[\\d.]+)");
    private static final Path FOLDER = Path.of("target", "mails");

    @ParameterizedTest
    @EnumSource(Rendering.class)
    void looksLikeNoSpam(Rendering rendering) throws Exception {
        var mail = written(rendering);
        Assumptions.assumeTrue(spamAssassin("").contains("X-Spam-Status"), "SpamAssassin is not here");
        var verdict = spamAssassin(new String(mail, StandardCharsets.ISO_8859_1));
        var score = SCORE.matcher(verdict);
        assertThat(score.find()).isTrue();
        assertThat(Double.parseDouble(score.group(1))).as(verdict).isLessThan(1);
    }

    /** What mail programs stumble over, by the rules of {@link MailLint}. */
    @ParameterizedTest
    @EnumSource(Rendering.class)
    void isHtmlThatMailProgramsShow(Rendering rendering) throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(written(rendering)));
        var related = (MimeMultipart)
                ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent();
        var html = related.getBodyPart(0).getContent().toString();
        Files.writeString(FOLDER.resolve(rendering.path() + ".html"), html);

        assertThat(related.getContentType()).contains("multipart/related");
        assertThat(related.getBodyPart(1).getContentType()).startsWith("image/png");
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<" + HtmlMail.SCALE + ">");
        assertThat(MailLint.findings(html)).isEmpty();
        assertThat(html)
                .contains("lang=\"" + rendering.tag() + "\"")
                .contains("prefers-color-scheme: dark", "<!--[if mso]>", "max-width:600px");
    }

    /** Each rule finds what it is for; otherwise an empty list would say nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<table><tr><td style=\"padding:0\">layout without a role</td></tr></table>",
                "<p style=\"display:flex\">Outlook knows no flex</p>",
                "<p style=\"position:absolute\">nor positions</p>",
                "<p style=\"color:var(--ink)\">nor variables</p>",
                "<p class=\"ink\">a class without a style of its own</p>",
                "<img src=\"https://example.org/a.png\" alt=\"fetched\" width=\"1\" height=\"1\">",
                "<img src=\"cid:a\" width=\"1\" height=\"1\">",
                "<img src=\"cid:a\" alt=\"no size\">",
                "<a style=\"color:red\" href=\"/relative\">relative</a>",
                "<script>alert(1)</script>",
                "<p style=\"margin:0\">left open",
                "<p style=\"background:url(https://example.org/a.png)\">fetched</p>"
            })
    void findsWhatMailProgramsStumbleOver(String wrong) {
        var right =
                "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\"><head><title>t</title></head><body>%s</body></html>";
        assertThat(MailLint.findings(right.formatted("<p style=\"margin:0\">right</p>")))
                .isEmpty();
        assertThat(MailLint.findings(right.formatted(wrong))).isNotEmpty();
        assertThat(MailLint.findings(right.formatted("").replace(" dir=\"ltr\"", "")))
                .isNotEmpty();
    }

    private static byte[] written(Rendering rendering) throws Exception {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/newsletter");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        var subscriptions = (Subscriptions) Proxy.newProxyInstance(
                MailQualityTests.class.getClassLoader(),
                new Class<?>[] {Subscriptions.class},
                (proxy, method, args) ->
                        "0f8fad5b-d9cb-469f-a165-70867728950e.kM3nB0dC9x1vQ7sT5yR2wE8uI4oP6aL0zX3cV7bN1mA");
        var properties = new NewsletterProperties(
                "Dialogue-Info <info@example.org>",
                "",
                1,
                "bounces@example.org",
                new NewsletterProperties.Domain(0, 0),
                new Dkim("", "", null, List.of()),
                new Imap("", 0, "", new Secret(""), true, "INBOX", ""));
        var clock = new SettableClock(Instant.now());
        var writer = new MailWriter(
                subscriptions,
                messages,
                new MailSettings(properties, Setting::configured),
                new ReturnPath(subscriptions, properties),
                new DkimKeys(properties, clock),
                "https://example.org",
                clock);
        var written = writer.write(new Message(
                        7,
                        "meeting-announced:2026-12-01-brussels",
                        "topic:meetings",
                        "r1",
                        "reader1@example.com",
                        rendering,
                        card(rendering.language())))
                .written();
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(rendering.path() + ".eml"), written);
        return written;
    }

    private static Card card(Language language) {
        return switch (language) {
            case SQ ->
                card(
                        language,
                        "Takim i kryenegociatorëve në Bruksel më 1 dhjetor",
                        "Kryenegociatorët takohen më 1 dhjetor 2026 në Bruksel për të shqyrtuar zbatimin e marrëveshjeve.",
                        List.of("Data", "Vendi", "Gjendja", "1 dhjetor 2026", "Bruksel", "i njoftuar"),
                        "Hap faqen");
            case SR ->
                card(
                        language,
                        "Sastanak glavnih pregovarača u Briselu 1. decembra",
                        "Glavni pregovarači sastaju se 1. decembra 2026. u Briselu da razmotre primenu sporazuma.",
                        List.of("Datum", "Mesto", "Status", "1. decembar 2026.", "Brisel", "najavljen"),
                        "Otvori stranicu");
            case EN ->
                card(
                        language,
                        "Meeting of chief negotiators in Brussels on 1 December",
                        "The chief negotiators meet on 1 December 2026 in Brussels to review how agreements are implemented.",
                        List.of("Date", "Place", "Status", "1 December 2026", "Brussels", "announced"),
                        "Open the page");
        };
    }

    private static Card card(Language language, String title, String lead, List<String> words, String open) {
        return Card.of(language, title, lead)
                .withScale(new Card.Scale(words.get(2) + ": " + words.get(5), 1, 3))
                .withFacts(List.of(
                        new Card.Fact(words.get(0), words.get(3)),
                        new Card.Fact(words.get(1), words.get(4)),
                        new Card.Fact(words.get(2), words.get(5))))
                .withLinks(List.of(new Card.Link(
                        open,
                        URI.create("https://example.org/%s/meetings/2026-12-01-brussels".formatted(language.code())))));
    }

    /** Without the network: rules alone. */
    private static String spamAssassin(String mail) throws InterruptedException {
        try {
            var process = new ProcessBuilder("spamassassin", "-L", "-t")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (var in = process.getOutputStream()) {
                in.write(mail.getBytes(StandardCharsets.ISO_8859_1));
            }
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(60, TimeUnit.SECONDS);
            return said.replaceAll("\\n\\s+", " ");
        } catch (IOException e) {
            return "";
        }
    }
}
