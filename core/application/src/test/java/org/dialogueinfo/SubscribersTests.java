package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** An import, and what the imported person does with the links in the mail; over real sockets. */
class SubscribersTests {

    private static final String CSV = """
            channel,address,lang,script,topics,consent
            email,reader1@example.org,en,,meetings,"paper form, 3 May 2026"
            email,reader2,en,,meetings,paper
            email,reader3@example.org,sr,cyrillic,meetings agreements,
            """;

    private static final Pattern LINK = Pattern.compile("/en/subscriptions/([\\w.-]+)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String site = "";

    @Test
    void areImportedWrittenToAndObeyed(@TempDir Path data) throws Exception {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mailbox.start();
        try (var application = SpringApplication.run(
                DialogueInfo.class,
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.base-url=http://localhost",
                "--dialogue.desk.username=editor",
                "--dialogue.desk.password=a-long-password",
                "--dialogue.newsletter.from=Dialogue-Info <info@example.org>",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailbox.getSmtp().getPort())) {
            site = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            importPeople();
            var mail = announce(mailbox);
            readInTheBrowser(mail);
            var token = LINK.matcher(text(mail));
            assertThat(token.find()).isTrue();
            change("/en/subscriptions/" + token.group(1));
        } finally {
            mailbox.stop();
        }
    }

    private void importPeople() throws Exception {
        assertThat(importing("", "text/csv", "", CSV).statusCode()).isIn(401, 403);
        var rehearsed = importing("?dryRun=true", "text/csv", "editor:a-long-password", CSV);
        assertThat(rehearsed.body()).contains("\"rows\":3", "\"imported\":1", "\"dryRun\":true");
        var real = importing("?lang=sr", "text/csv; charset=utf-8", "editor:a-long-password", CSV);
        assertThat(real.statusCode()).isEqualTo(200);
        assertThat(real.body())
                .contains("\"rows\":3", "\"imported\":1", "\"updated\":0", "\"skipped\":0", "\"dryRun\":false")
                .contains("{\"line\":3,\"reason\":\"Adresa nije mejl adresa")
                .contains("\"line\":4");
        assertThat(importing("", "text/csv", "editor:a-long-password", CSV).body())
                .contains("\"imported\":0", "\"skipped\":1");
        var headless = importing("", "text/csv", "editor:a-long-password", "email,a@example.org\n");
        assertThat(headless.statusCode()).isEqualTo(400);
        assertThat(headless.body()).contains("The first line names the columns");
        assertThat(desk("GET", "/subscribers/imports", "").body()).contains("\"state\":\"DONE\"");
    }

    private MimeMessage announce(GreenMail mailbox) throws Exception {
        var saved = desk("PUT", "/meetings/2026-12-01-brussels", """
                {"date":"2026-12-01","level":"leaders","status":"announced","place":{"city":"Brussels","country":"Belgium"},
                 "title":{"sq":"Takim provë","sr":"Probni sastanak","en":"A test meeting"},
                 "summary":{"sq":"Përmbledhje.","sr":"Sažetak.","en":"A summary."}}
                """);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(desk("POST", "/meetings/2026-12-01-brussels/publish", "").statusCode())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(60)).until(() -> mailbox.getReceivedMessages().length == 1);
        var mail = mailbox.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("A test meeting");
        assertThat(mail.getAllRecipients()[0]).hasToString("reader1@example.org");
        return mail;
    }

    private void readInTheBrowser(MimeMessage mail) throws Exception {
        var page = Pattern.compile("/en/newsletter/[\\w-]+").matcher(text(mail));
        assertThat(page.find()).isTrue();
        assertThat(get(page.group()).body()).contains("A test meeting").doesNotContain("/subscriptions/");
        for (var rendering : List.of("en", "sq", "sr", "sr-cyrl")) {
            assertThat(get("/" + rendering + "/newsletter").body())
                    .contains(page.group().substring(15));
        }
        assertThat(get("/en/newsletter/00000000-0000-0000-0000-000000000000").statusCode())
                .isEqualTo(404);
    }

    private void change(String settings) throws Exception {
        for (var rendering : List.of("en", "sq", "sr", "sr-cyrl")) {
            var page = get(settings.replace("/en/", "/" + rendering + "/"));
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.body()).doesNotContain("??");
        }
        assertThat(press(settings + "/pace", "pace=DAILY&hour=7&zone=Europe/Belgrade", settings)
                        .body())
                .contains("Saved.")
                .contains("value=\"DAILY\" checked");
        assertThat(press(settings + "/pause", "until=2030-01-01", settings).body())
                .contains("Paused until 1. 1. 2030");
        var refused = press(settings + "/pause", "until=soon", settings);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("nothing was changed");
        assertThat(press(settings + "/quiet", "from=22&to=7", settings).body()).contains("Saved.");
        assertThat(press(settings, "language=en&topic=meetings&topic=agreement:ibm", settings)
                        .body())
                .contains("value=\"agreement:ibm\" checked");
        assertThat(press(settings + "/code", "", settings).body()).containsPattern("<strong>[A-Z2-9]{8}</strong>");
        assertThat(press(settings + "/link", "code=NONSENSE", settings).body()).contains("no such code");
        var data = get(settings + "/data.json");
        assertThat(data.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(data.body()).contains("reader1@example.org", "paper form, 3 May 2026", "\"pace\":\"DAILY\"");
        assertThat(get(settings + "/erase").body()).contains("cannot be undone");
        assertThat(press(settings + "/erase", "never=true", settings + "/erase").body())
                .contains("code from which");
        assertThat(get(settings).statusCode()).isEqualTo(404);
        assertThat(importing("", "text/csv", "editor:a-long-password", CSV).body())
                .contains("\"imported\":0", "must not be written to");
    }

    private HttpResponse<String> press(String path, String form, String page) throws Exception {
        var csrf = CSRF.matcher(get(page).body());
        assertThat(csrf.find()).isTrue();
        var pressed = browser.send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                form + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        var to = pressed.headers().firstValue("Location");
        return to.isPresent() ? get(to.get().replaceFirst("^https?://[^/]+", "")) : pressed;
    }

    private HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> desk(String method, String path, String body) throws Exception {
        return send(method, path, "application/json", "editor:a-long-password", body);
    }

    private HttpResponse<String> importing(String query, String type, String who, String csv) throws Exception {
        return send("POST", "/subscribers/import" + query, type, who, csv);
    }

    private HttpResponse<String> send(String method, String path, String type, String who, String body)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(site + "/api/v1/desk" + path))
                .header("Content-Type", type)
                .method(method, BodyPublishers.ofString(body));
        if (!who.isEmpty()) {
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)));
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }
}
