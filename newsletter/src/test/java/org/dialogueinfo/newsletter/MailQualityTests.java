package org.dialogueinfo.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import org.springframework.context.support.ResourceBundleMessageSource;

/** A mail as a reader's program meets it; each is left in {@code target/mails} to be looked at. */
class MailQualityTests {

    private static final Pattern SCORE = Pattern.compile("score=(-?[\\d.]+)");
    private static final Pattern TAGS = Pattern.compile("<(/?)(\\w+)[^>]*?(/?)>");
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

    /** What mail programs stumble over: open tags, styles from elsewhere, pictures, scripts, pieces that are cut off. */
    @ParameterizedTest
    @EnumSource(Rendering.class)
    void isHtmlThatMailProgramsShow(Rendering rendering) throws Exception {
        var mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(written(rendering)));
        var html =
                ((MimeMultipart) mail.getContent()).getBodyPart(1).getContent().toString();
        Files.writeString(FOLDER.resolve(rendering.path() + ".html"), html);

        var open = new java.util.ArrayDeque<String>();
        var tags = TAGS.matcher(html.replaceAll("(?s)<!--.*?-->", "").replaceAll("(?s)<style>.*?</style>", ""));
        while (tags.find()) {
            var name = tags.group(2);
            if (tags.group(1).isEmpty() && !List.of("meta", "br", "hr", "img").contains(name)) {
                open.push(name);
            } else if (!tags.group(1).isEmpty()) {
                assertThat(open.pop()).isEqualTo(name);
            }
        }
        assertThat(open).isEmpty();
        assertThat(html)
                .doesNotContainPattern("<(script|link|img|form|iframe|video)\\b")
                .doesNotContainPattern("(?i)(flex|grid|position:|float:|var\\(|@import|url\\()")
                .contains("role=\"presentation\"", "prefers-color-scheme: dark", "<!--[if mso]>", "max-width:600px");
        assertThat(html.split("role=\"presentation\"", -1)).hasSameSizeAs(html.split("<table", -1));
        assertThat(html.getBytes(StandardCharsets.UTF_8).length).isLessThan(102 * 1024);
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
                properties,
                new ReturnPath(subscriptions, properties),
                new DkimKeys(properties, clock),
                "https://example.org",
                clock);
        var out = new ByteArrayOutputStream();
        writer.write(
                        Session.getInstance(new Properties()),
                        new Message(
                                7,
                                "meeting-announced:2026-12-01-brussels",
                                "topic:meetings",
                                "r1",
                                "reader1@example.com",
                                rendering,
                                card(rendering.language())))
                .writeTo(out);
        Files.createDirectories(FOLDER);
        Files.write(FOLDER.resolve(rendering.path() + ".eml"), out.toByteArray());
        return out.toByteArray();
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
