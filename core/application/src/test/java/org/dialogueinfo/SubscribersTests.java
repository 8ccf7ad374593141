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
import org.springframework.jdbc.core.simple.JdbcClient;

/** An import, and what the imported person does with the links in the mail; over real sockets. */
class SubscribersTests {

    private static final String CSV = """
            channel,address,lang,script,topics,consent
            email,reader1@example.org,en,,meetings,"paper form, 3 May 2026"
            email,reader2,en,,meetings,paper
            email,reader3@example.org,sr,cyrillic,meetings agreements,
            """;

    private static final Pattern LINK = Pattern.compile("/en/subscriptions/([\\w.-]+)");
    private static final Pattern LINK_SR = Pattern.compile("/sr/subscriptions/[\\w-]+\\.[\\w-]+");
    private static final Pattern CONFIRM = Pattern.compile("/sr/subscriptions/confirm\\?token=([\\w-]+)");
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
            moveAndErase(mailbox, application.getBean(JdbcClient.class));
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
                .contains("{\"line\":3,\"reason\":\"Adresa nije mejl-adresa")
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
                .contains("Paused until 1 January 2030");
        var refused = press(settings + "/pause", "until=soon", settings);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("nothing was changed");
        assertThat(press(settings + "/quiet", "from=22&to=7", settings).body()).contains("Saved.");
        for (var forged : List.of(
                "/pace pace=HOURLY&hour=7&zone=Europe/Belgrade",
                "/pace pace=DAILY&hour=noon&zone=Europe/Belgrade",
                "/quiet from=x&to=7",
                " language=xx&topic=meetings",
                " language=en&topic=nonsense")) {
            var parts = forged.split(" ");
            for (var rendering :
                    List.of("en nothing was changed", "sq asgjë nuk ndryshoi", "sr ništa nije promenjeno")) {
                var address = settings.replace("/en/", "/" + rendering.substring(0, 2) + "/");
                var answer = press(address + parts[0], parts[1], address);
                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("text/html");
                assertThat(answer.body()).contains(rendering.substring(3));
            }
        }
        assertThat(get(settings).body())
                .contains("taken over from a list", "from a list that was brought in", "A test meeting")
                .doesNotContain("import:editor", "link:/preferences");
        assertThat(press(settings, "language=en&topic=meetings&topic=agreement:ibm", settings)
                        .body())
                .contains("value=\"agreement:ibm\" checked");
        assertThat(press(settings + "/code", "", settings).body()).containsPattern("<strong>[A-Z2-9]{8}</strong>");
        assertThat(press(settings + "/link", "code=NONSENSE", settings).body()).contains("no such code");
        var data = get(settings + "/data.json");
        assertThat(data.headers().firstValue("Content-Disposition").orElse("")).contains("attachment");
        assertThat(data.body())
                .contains("reader1@example.org", "paper form, 3 May 2026", "\"pace\":\"DAILY\"")
                .contains("\"title\":\"A test meeting\",\"state\":\"sent\"")
                .contains("{\"label\":\"How often\",\"value\":\"gathered, once a day at 7:00 (Europe/Belgrade)\"}");
        assertThat(get(settings + "/erase").body()).contains("cannot be undone");
        assertThat(press(settings + "/erase", "never=true", settings + "/erase").body())
                .contains("code from which");
        assertThat(get(settings).statusCode()).isEqualTo(404);
        assertThat(importing("", "text/csv", "editor:a-long-password", CSV).body())
                .contains("\"imported\":0", "must not be written to");
    }

    /** The strongest that can be asked of erasing: the addresses are in no column of any table. */
    private void moveAndErase(GreenMail mailbox, JdbcClient jdbc) throws Exception {
        assertThat(press("/sr/subscribe", "address=reader4&topic=meetings", "/sr/subscribe")
                        .body())
                .contains("aria-describedby=\"problem\" aria-invalid=\"true\"", "To nije mejl");
        assertThat(press("/sr/subscribe", "address=reader4@example.org&topic=nonsense", "/sr/subscribe")
                        .body())
                .contains("<fieldset aria-describedby=\"problem\">", "Izaberite bar jednu temu");
        press("/sr/subscribe", "address=reader4@example.org&topic=meetings", "/sr/subscribe");
        confirm(mailTo(mailbox, "reader4@example.org", "potvrdite"));
        var settings = LINK_SR.matcher(text(mailTo(mailbox, "reader4@example.org", "Dobro")));
        assertThat(settings.find()).isTrue();
        press(settings.group() + "/move", "address=reader5@example.org", settings.group());
        confirm(mailTo(mailbox, "reader5@example.org", "potvrdite"));
        var told = text(mailTo(mailbox, "reader4@example.org", "drugu adresu"));
        assertThat(told).contains("Ako to niste bili Vi").doesNotContain("reader5", "/subscriptions/");

        assertThat(holding(jdbc, "reader5@example.org")).contains("subscriptions.endpoint.address");
        assertThat(holding(jdbc, "reader4@example.org")).isEmpty();
        press(settings.group() + "/erase", "never=false", settings.group() + "/erase");
        assertThat(holding(jdbc, "reader5@example.org")).isEmpty();
        assertThat(holding(jdbc, "reader1@example.org")).isEmpty();
    }

    private void confirm(MimeMessage mail) throws Exception {
        var link = CONFIRM.matcher(text(mail));
        assertThat(link.find()).isTrue();
        press("/sr/subscriptions/confirm", "token=" + link.group(1), link.group());
    }

    private static MimeMessage mailTo(GreenMail mailbox, String address, String subject) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            for (var mail : mailbox.getReceivedMessages()) {
                                if (mail.getAllRecipients()[0].toString().equals(address)
                                        && mail.getSubject().contains(subject)) {
                                    return mail;
                                }
                            }
                            return null;
                        },
                        java.util.Objects::nonNull);
    }

    /** The columns, of whatever table, that hold the text. */
    private static List<String> holding(JdbcClient jdbc, String text) {
        return jdbc
                .sql("select table_schema || '.' || table_name || '.' || column_name from information_schema.columns"
                        + " where lower(table_schema) <> 'information_schema' and (lower(data_type) like 'character%'"
                        + " or lower(data_type) like 'binary%')")
                .query(String.class)
                .list()
                .stream()
                .filter(column -> {
                    var names = column.split("\\.");
                    return jdbc.sql("select count(*) from \"%s\".\"%s\" where lower(cast(\"%s\" as varchar)) like ?"
                                            .formatted((Object[]) names))
                                    .param("%" + text + "%")
                                    .query(Long.class)
                                    .single()
                            > 0;
                })
                .toList();
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
