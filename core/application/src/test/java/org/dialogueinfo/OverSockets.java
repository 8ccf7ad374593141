package org.dialogueinfo;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as a story meets it: over HTTP, mail and Telegram, each through a real socket. */
abstract class OverSockets {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient program = HttpClient.newHttpClient(); // without cookies
    String site = "";
    private String csrf = "";

    /** Starts it on H2 or PostgreSQL, with an editor who may do everything. */
    static ConfigurableApplicationContext start(
            String database,
            Path data,
            TelegramStandIn telegram,
            GreenMail mailbox,
            List<Class<?>> beans,
            String... settings) {
        var arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.base-url=http://localhost",
                "--dialogue.telegram.token=1:test",
                "--dialogue.telegram.api-url=" + telegram.apiUrl(),
                "--dialogue.desk.username=editor",
                "--dialogue.desk.password=a-long-password",
                "--dialogue.newsletter.from=Dialogue-Info <info@example.org>",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailbox.getSmtp().getPort()));
        arguments.addAll(RunningSite.QUICK);
        arguments.addAll(List.of(settings));
        if (database.equals("PostgreSQL")) {
            arguments.add("--spring.datasource.url=" + EmbeddedPostgreSql.newDatabase());
            arguments.add("--spring.datasource.username=postgres");
        }
        var classes = Stream.concat(Stream.of(DialogueInfo.class), beans.stream());
        return new SpringApplication(classes.toArray(Class<?>[]::new)).run(arguments.toArray(String[]::new));
    }

    HttpResponse<String> get(String path) throws Exception {
        return browser.send(HttpRequest.newBuilder(URI.create(site + path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String form) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(site + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Opens a page, takes the form's token from it and posts. */
    HttpResponse<String> submit(String page, String action, String form) throws Exception {
        var found = CSRF.matcher(get(page).body());
        csrf = found.find() ? found.group(1) : csrf;
        return post(page + action, form + "&_csrf=" + encode(csrf));
    }

    /** The desk's API, as the editor. */
    HttpResponse<String> api(String method, String path, String type, String body) throws Exception {
        var basic = Base64.getEncoder().encodeToString("editor:a-long-password".getBytes(StandardCharsets.UTF_8));
        return program.send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/desk" + path))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    static List<MimeMessage> mails(GreenMail mailbox, String address, String subject) {
        return Arrays.stream(mailbox.getReceivedMessages())
                .filter(it -> {
                    try {
                        return it.getAllRecipients()[0].toString().equals(address)
                                && String.valueOf(it.getSubject()).startsWith(subject);
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    static String text(MimeMessage mail) throws MessagingException, IOException {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
