package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dialogueinfo.telegramstandin.Group;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job, played over real sockets: subscribe, publish, receive, unsubscribe, block, correct, ask. */
class MainJobTests extends OverSockets {

    private static final String MEETING = "2026-12-01-brussels";
    private static final Pattern TOKEN = Pattern.compile("token=([\\w.-]+)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void everybodyGetsTheMeetingOnceInTheirLanguage(String database, @TempDir Path data) throws Exception {
        var mailbox = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        mailbox.start();
        try (var telegram = new TelegramStandIn();
                var application = start(
                        database,
                        data,
                        telegram,
                        mailbox,
                        List.of(),
                        "--dialogue.telegram.channels.sq=@dialogue_sq",
                        "--dialogue.telegram.channels.sr-cyrl=@dialogue_sr")) {
            site = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
            play(telegram, mailbox);
            if (database.equals("H2")) {
                new TooManyRequests(application, telegram).play();
            }
        } finally {
            mailbox.stop();
        }
    }

    private void play(TelegramStandIn telegram, GreenMail mailbox) throws Exception {
        var posts = List.of(telegram.channel("@dialogue_sq"), telegram.channel("@dialogue_sr"));
        var albanian = telegram.person(1, "sq");
        var serbian = telegram.person(2, "sr");
        var english = telegram.person(3, "en");
        choose(albanian, "Shqip");
        choose(serbian, "Српски");
        choose(english, "English");
        for (var person : List.of(albanian, serbian, english)) {
            var before = person.messages().size();
            person.say("/subscribe meetings");
            await().atMost(Duration.ofSeconds(20)).until(() -> person.messages().size() > before);
        }
        subscribe("reader1@example.org", "sq", mailbox);
        subscribe("reader2@example.org", "sr", mailbox);
        subscribe("reader3@example.org", "en", mailbox);

        var announced = publish("Takim provë", "Probni sastanak", "A test meeting", 6);
        assertThat(announced).contains("\"SENT\":6");
        assertThat(albanian.messages())
                .filteredOn(it -> it.startsWith("Takim provë"))
                .hasSize(1);
        assertThat(serbian.messages())
                .filteredOn(it -> it.startsWith("Пробни састанак"))
                .hasSize(1);
        assertThat(english.messages())
                .filteredOn(it -> it.startsWith("A test meeting"))
                .hasSize(1);
        assertThat(mails(mailbox, "reader1@example.org", "Takim provë")).hasSize(1);
        assertThat(mails(mailbox, "reader2@example.org", "Probni sastanak")).hasSize(1);
        var mail = mails(mailbox, "reader3@example.org", "A test meeting");
        assertThat(mail).hasSize(1);
        assertThat(mail.get(0).getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.get(0).getHeader("Content-Language", null)).isEqualTo("en");
        assertThat(text(mail.get(0))).contains("What was discussed").contains("you subscribed");

        posted(posts.get(0), "Takim provë", 0);
        posted(posts.get(1), "Пробни састанак", 0);

        var again = desk("POST", "/meetings/" + MEETING + "/publish", "");
        assertThat(again.statusCode()).isEqualTo(202);

        var oneClick = mail.get(0).getHeader("List-Unsubscribe", null).replaceAll("[<>]", "");
        assertThat(post(URI.create(oneClick).getPath(), "List-Unsubscribe=One-Click")
                        .statusCode())
                .isEqualTo(200);
        albanian.block();

        var corrected = publish("Takim i korrigjuar", "Ispravljeni sastanak", "A corrected meeting", 4);
        assertThat(corrected).contains("\"SENT\":4");
        assertThat(english.messages())
                .filteredOn(it -> it.contains("was: A test meeting – now: A corrected meeting"))
                .hasSize(1);
        assertThat(mails(mailbox, "reader3@example.org", "Correction: A corrected meeting"))
                .isEmpty();
        assertThat(mails(mailbox, "reader2@example.org", "Ispravka: Ispravljeni sastanak"))
                .hasSize(1);

        posted(posts.get(0), "Korrigjim: Takim i korrigjuar", 1);
        posted(posts.get(1), "Исправка: Исправљени састанак", 1);

        english.say("Association of Serb municipalities");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> english.messages().stream().anyMatch(it -> it.contains("Source:")));
        assertThat(english.messages().get(english.messages().size() - 1)).contains("Association");
        assertThat(get("/api/v1/ask?lang=en&q=" + encode("integrated border management"))
                        .body())
                .contains("\"outcome\":\"answer\"")
                .contains("\"id\":\"ibm\"");
        assertThat(get("/api/v1/archive/verify").body()).contains("\"intact\":true");
    }

    /** A channel has one post for the meeting, which is edited where it stands. */
    private static void posted(Group channel, String beginning, int edits) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(channel.messages())
                        .singleElement(InstanceOfAssertFactories.STRING)
                        .startsWith(beginning));
        assertThat(channel.last().edits()).isEqualTo(edits);
    }

    private static void choose(TelegramStandIn.Person person, String language) {
        person.say("/start");
        await().atMost(Duration.ofSeconds(20)).until(() -> person.messages().size() == 1);
        var asked = person.messages().get(0);
        person.press(language);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !person.messages().get(0).equals(asked));
    }

    private void subscribe(String address, String language, GreenMail mailbox) throws Exception {
        var body = "{\"channel\":\"email\",\"address\":\"%s\",\"lang\":\"%s\",\"topics\":[\"meetings\"]}"
                .formatted(address, language);
        var asked = browser.send(
                HttpRequest.newBuilder(URI.create(site + "/api/v1/subscriptions"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(asked.statusCode()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !mails(mailbox, address, "").isEmpty());
        var token = TOKEN.matcher(text(mails(mailbox, address, "").get(0)));
        assertThat(token.find()).isTrue();
        var path = "/%s/subscriptions/confirm".formatted(language);
        var csrf = CSRF.matcher(get(path + "?token=" + token.group(1)).body());
        assertThat(csrf.find()).isTrue();
        var confirmed = post(path, "token=" + token.group(1) + "&_csrf=" + encode(csrf.group(1)));
        assertThat(confirmed.statusCode()).isEqualTo(200);
    }

    private String publish(String sq, String sr, String en, int audience) throws Exception {
        var saved = desk("PUT", "/meetings/" + MEETING, """
                {"date":"2026-12-01","level":"leaders","status":"announced","place":{"city":"Brussels","country":"Belgium"},
                 "title":{"sq":"%s","sr":"%s","en":"%s"},
                 "summary":{"sq":"Çfarë u diskutua.","sr":"O čemu se razgovaralo.","en":"What was discussed."},
                 "topics":["energy"],"agreements":["energy"],"participants":[{"name":"A Person","role":"speaker","side":"eu"}],
                 "sources":[{"title":"A page","publisher":"A publisher","url":"https://example.org/a","date":"2026-11-20"}]}
                """.formatted(sq, sr, en));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        var published = desk("POST", "/meetings/" + MEETING + "/publish", "");
        assertThat(published.statusCode()).as(published.body()).isEqualTo(202);
        var id = published.body().replaceAll(".*\"broadcast\":\"([^\"]+)\".*", "$1");
        await().atMost(Duration.ofSeconds(40))
                .until(() -> desk("GET", "/broadcasts/" + id, "").body().contains("\"state\":\"DONE\""));
        var accounts = desk("GET", "/broadcasts/" + id, "").body();
        assertThat(accounts).contains("\"audience\":" + audience);
        return accounts;
    }

    private HttpResponse<String> desk(String method, String path, String body) throws Exception {
        return api(method, path, "application/json", body);
    }
}
