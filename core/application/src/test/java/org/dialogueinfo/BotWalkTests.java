package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.Screen;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every command as a person uses it, in each language and script; what was shown is kept to be read in {@code target}. */
class BotWalkTests {

    private static final Map<String, String> QUESTIONS = Map.of(
            "Shqip", "çfarë u dakordua për targat",
            "Srpski", "šta je dogovoreno o energetici",
            "Српски", "шта је договорено о дипломама",
            "English", "what was agreed on freedom of movement");

    private final StringBuilder transcript = new StringBuilder();
    private @Nullable JdbcClient jdbc;

    @Test
    void answersEveryCommandInTheLanguageOfThePerson(@TempDir Path data) throws IOException {
        try (var telegram = new TelegramStandIn(0, Limits.none());
                var application = SpringApplication.run(
                        DialogueInfo.class,
                        "--server.port=0",
                        "--dialogue.data-dir=" + data,
                        "--dialogue.base-url=https://dialogue.example.org",
                        "--dialogue.conversation.messages-per-minute=1000",
                        "--dialogue.desk.username=" + RunningSite.ADMINISTRATOR,
                        "--dialogue.desk.password=" + RunningSite.PASSWORD,
                        "--dialogue.telegram.token=1:test",
                        "--dialogue.telegram.api-url=" + telegram.apiUrl())) {
            var port = String.valueOf(application.getEnvironment().getProperty("local.server.port"));
            jdbc = application.getBean(JdbcClient.class);
            var chat = 1;
            for (var language : List.of("Shqip", "Srpski", "Српски", "English")) {
                walk(telegram, telegram.person(chat++, "en"), language);
            }
            tellsTheEditorsAnswer(application.getBean(OpenQuestions.class), telegram);
            assertThat(read(port, "/actuator/health/telegram")).contains("\"UP\"");
            assertThat(read(port, "/sq/subscribe")).contains("href=\"https://t.me/");
            turnsPagesInPlace(telegram.person(1, "en"));
            takesTheNextMeetingIntoTheCalendar(telegram.person(3, "en"), port);
            choosesWhenAndHowOften(telegram.person(2, "en"));
            givesCardsOfTheArchiveInTheLanguageOfTheChooser(telegram);
            answersWithinASecond(telegram.person(4, "en"));
            isPoliteAndCheapToWhoeverAbusesIt(telegram);
            seesHowFarAnAgreementIs(telegram);
            staysAsChosenWhenItsGroupMoves(telegram);
            assertThat(telegram.refusals(400)).isZero();
            assertThat(application.isRunning()).isTrue();
        } finally {
            Files.writeString(Path.of("target/bot-walk.txt"), transcript);
        }
    }

    private void walk(TelegramStandIn telegram, TelegramStandIn.Person person, String language) {
        transcript.append("\n======== ").append(language).append(" ========\n");
        act(person, "/start", () -> person.say("/start"));
        assertThat(person.last().buttons()).containsExactly(List.of("Shqip", "Srpski"), List.of("Српски", "English"));
        act(person, "[" + language + "]", () -> person.press(language));
        assertThat(person.last().edits()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> person.menu().size() == 13
                        && (language.equals("English") || !person.menu().get(0).contains("begin")));
        transcript.append("MENU ").append(person.menu()).append('\n');
        var welcome = person.last().buttons();
        act(person, "[first]", () -> person.press(welcome.get(0).get(0)));
        for (var command : List.of("/help", "/language", "/agreements", "/meetings")) {
            act(person, command, () -> person.say(command));
        }
        act(person, "/agreements", () -> person.say("/agreements"));
        act(person, "[2013]", () -> person.press("2013"));
        assertThat(person.last().edits()).isEqualTo(1);
        var page = person.last();
        act(person, "[first of 2013]", () -> person.press(page.buttons().get(0).get(0)));
        assertThat(person.messages().stream().filter(it -> it.equals(page.text())))
                .isEmpty();
        act(person, "question", () -> person.say(QUESTIONS.getOrDefault(language, "")));
        assertThat(person.last().text()).contains("\n\n");
        for (var command : List.of(
                "and when was that?",
                "hello",
                "xyzzy qwrtz",
                "/subscribe",
                "/subscribe meetings",
                "/subscribe nonsense",
                "/delivery",
                "/link",
                "/link 123",
                "/follow energy",
                "/follow",
                "/unfollow",
                "/unsubscribe",
                "/mydata",
                "/start a-energy",
                "/start m-2023-02-27-brussels",
                "/start a-nothing",
                "/nonsense",
                "/unsubscribe meetings",
                "/unsubscribe")) {
            act(person, command, () -> person.say(command));
        }
        act(person, "forged", () -> person.forge("forged:data"));
        act(person, "forged", () -> person.forge("a:../../etc"));
        act(person, "unanswered", () -> person.say("xyzzy qwrtz"));
        var leave =
                person.last().buttons().get(person.last().buttons().size() - 1).get(0);
        act(person, "[" + leave + "]", () -> person.press(leave));
        act(person, "/mydata", () -> person.say("/mydata"));
        assertThat(person.last().text()).contains(": 1");
        if (language.equals("Српски")) {
            assertThat(String.join("\n", person.messages())).doesNotContain("тхе ", "Диалогуе");
        }
    }

    /** Four people in four scripts see one picture with their own words. */
    private void seesHowFarAnAgreementIs(TelegramStandIn telegram) throws IOException {
        var pictures = new HashSet<String>();
        var captions = new HashSet<String>();
        for (var chat = 1; chat <= 4; chat++) {
            var person = telegram.person(chat, "en");
            act(person, "/start a-energy", () -> person.open("a-energy"));
            var status = person.last().buttons().get(1).get(0);
            act(person, "[" + status + "]", () -> person.press(status));
            pictures.add(person.last().photo());
            captions.add(person.last().text());
            Files.write(
                    Path.of("target/bot-walk-status.png"),
                    telegram.picture(String.valueOf(person.last().photo())));
        }
        assertThat(captions).hasSize(4).allSatisfy(it -> assertThat(it).contains("2024"));
        assertThat(pictures).hasSize(1).doesNotContainNull();
        assertThat(telegram.uploads()).isEqualTo(1);
    }

    /** On and back again, and to the choice of lists, in one message. */
    private void turnsPagesInPlace(TelegramStandIn.Person person) {
        act(person, "/agreements", () -> person.say("/agreements"));
        var message = person.last().id();
        var shown = person.messages().size();
        act(person, "[teknike]", () -> person.press(label(person, "ag:technical:0")));
        var first = person.last().text();
        act(person, "[next]", () -> person.press(label(person, "ag:technical:1")));
        var second = person.last().text();
        assertThat(first).contains("1–6");
        assertThat(second).contains("7–12");
        act(person, "[previous]", () -> person.press(label(person, "ag:technical:0")));
        assertThat(person.last().text()).isEqualTo(first);
        act(person, "[back]", () -> person.press(label(person, "ag")));
        act(person, "[2013]", () -> person.press("2013"));
        act(person, "[an agreement]", () -> person.press(label(person, "a:first-agreement")));
        act(person, "[its year]", () -> person.press(label(person, "ag:y2013:0")));
        assertThat(person.last().id()).isEqualTo(message);
        assertThat(person.last().edits()).isEqualTo(7);
        assertThat(person.messages()).hasSize(shown);
        act(person, "/meetings", () -> person.say("/meetings"));
        act(person, "[all]", () -> person.press(label(person, "mt:0")));
        act(person, "[next]", () -> person.press(label(person, "mt:1")));
        act(person, "[next]", () -> person.press(label(person, "mt:2")));
        act(person, "[previous]", () -> person.press(label(person, "mt:1")));
        assertThat(person.last().text()).contains("7–12");
        assertThat(person.last().edits()).isEqualTo(4);
        assertThat(person.messages()).hasSize(shown + 1);
    }

    /** A meeting is announced at the desk; its card gives a file for the calendar, and an address to share it by. */
    private void takesTheNextMeetingIntoTheCalendar(TelegramStandIn.Person person, String port) {
        var day = LocalDate.now(Clock.systemUTC()).plusDays(40);
        var id = day + "-brussels";
        desk(port, "PUT", "/meetings/" + id, """
                {"date":"%s","level":"leaders","status":"announced","place":{"city":"Brussels","country":"Belgium"},
                 "title":{"sq":"Takim i radhës","sr":"Naredni sastanak","en":"The next meeting"},
                 "summary":{"sq":"Për çfarë flitet.","sr":"O čemu je reč.","en":"What it is about."},
                 "agreements":["energy"],
                 "sources":[{"title":"A page","publisher":"A publisher","url":"https://example.org/a","date":"2026-11-20"}]}
                """.formatted(day));
        desk(port, "POST", "/meetings/" + id + "/publish", "");
        act(person, "/start m-" + id, () -> person.open("m-" + id));
        var share = label(person, "https://t.me/share/url");
        assertThat(target(person, share))
                .isEqualTo("https://t.me/share/url?url=https%3A%2F%2Fdialogue.example.org%2Fsr-cyrl%2Fmeetings%2F" + id
                        + "&text="
                        + URLEncoder.encode("Наредни састанак", StandardCharsets.UTF_8)
                                .replace("+", "%20"));
        act(person, "[calendar]", () -> person.press(label(person, "cal:" + id)));
        var file = person.last();
        assertThat(file.file()).isEqualTo(id + ".ics");
        assertThat(file.content())
                .contains("BEGIN:VEVENT", "DTSTART;VALUE=DATE:" + day.toString().replace("-", ""))
                .contains("DTEND;VALUE=DATE:" + day.plusDays(1).toString().replace("-", ""))
                .contains("SUMMARY:Наредни састанак", "UID:" + id + "@dialogue-info");
    }

    private void choosesWhenAndHowOften(TelegramStandIn.Person person) {
        act(person, "/subscribe meetings", () -> person.say("/subscribe meetings"));
        act(person, "/delivery", () -> person.say("/delivery"));
        assertThat(person.last().text()).contains("odmah");
        for (var choice : List.of(
                "del:daily | jednom dnevno, u 18:00",
                "del:quiet | između 22:00 i 08:00",
                "del:weekly | ponedeljkom u 18:00",
                "del:loud | ponedeljkom u 18:00",
                "del:instant | odmah")) {
            var parts = choice.split(" \\| ");
            act(person, parts[0], () -> person.press(label(person, parts[0])));
            assertThat(person.last().text()).contains(parts[1]);
        }
        assertThat(person.last().text()).doesNotContain("22:00");
        assertThat(person.last().edits()).isEqualTo(5);
    }

    /** {@code @bot 2013 police} in any chat: cards of the archive, each with a way back to the bot. */
    private static void givesCardsOfTheArchiveInTheLanguageOfTheChooser(TelegramStandIn telegram) {
        var expected = List.of(
                "Integrimi i policisë", "Integracija policije", "Интеграција полиције", "Integration of the Police");
        for (var chat = 1; chat <= 4; chat++) {
            var person = telegram.person(chat, "en");
            var query = person.type("2013 police");
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> !person.chosen(query).isEmpty());
            assertThat(person.chosen(query)).hasSizeBetween(2, 10);
            assertThat(person.chosen(query).get(0)).startsWith(expected.get(chat - 1) + " | ");
        }
    }

    /** Half of twenty questions; generous for a machine that does other things, and seen by the person. */
    private void answersWithinASecond(TelegramStandIn.Person person) {
        var times = new ArrayList<Long>();
        for (var about : List.of(
                "energy",
                "telecommunications",
                "diplomas",
                "cadastre",
                "customs stamps",
                "number plates",
                "insurance",
                "the bridge",
                "missing persons",
                "police",
                "justice",
                "liaison officers",
                "IBM",
                "footnote",
                "ADR",
                "medicines",
                "amnesty",
                "development fund",
                "visits",
                "the association")) {
            var begin = System.nanoTime();
            hears(person, () -> person.say("what was agreed on " + about));
            times.add((System.nanoTime() - begin) / 1_000_000);
        }
        Collections.sort(times);
        transcript
                .append("\nMEDIAN ")
                .append(times.get(10))
                .append(" ms of ")
                .append(times)
                .append('\n');
        assertThat(times.get(10)).isLessThan(1000);
    }

    /** Long and binary messages, forged buttons, kinds of updates that nobody knows: a sentence or nothing, and on it goes. */
    private void isPoliteAndCheapToWhoeverAbusesIt(TelegramStandIn telegram) {
        var person = telegram.person(6, "sq");
        act(person, "a long message", () -> person.say("targat ".repeat(500)));
        assertThat(person.last().text()).contains("1.000");
        act(person, "binary", () -> person.say("\u0000\u0001\u0007\uFFFD\uD83D\uDE00\u202E".repeat(20)));
        for (var kind : List.of("voice", "photo", "sticker", "document")) {
            var before = person.messages().size();
            act(person, kind, () -> person.send(kind));
            assertThat(person.messages()).hasSize(before + 1);
        }
        var seen = person.messages().size();
        for (var forged : List.of(
                "a:../../etc", "ag:y2013:999999", "mt:-1", "me:erase!!", "ask:" + "0".repeat(36), "x".repeat(64))) {
            act(person, forged, () -> person.forge(forged));
            assertThat(person.last().text()).contains("Asgjë nuk ndryshoi");
        }
        telegram.update("{\"message_reaction\":{\"chat\":{\"id\":6,\"type\":\"private\"}}}");
        telegram.update("{\"something_new\":{\"from\":{\"id\":6}}}");
        act(person, "and on", () -> person.say("targat"));
        assertThat(person.messages()).hasSize(seen + 7);
        assertThat(String.join("\n", person.messages())).doesNotContain("Exception", "null", "/etc");
    }

    private static String label(TelegramStandIn.Person person, String target) {
        for (var message : person.seen().stream()
                .sorted(Comparator.comparing(Screen.Message::id).reversed())
                .toList()) {
            for (int row = 0; row < message.targets().size(); row++) {
                for (int at = 0; at < message.targets().get(row).size(); at++) {
                    if (message.targets().get(row).get(at).equals(target)
                            || target.startsWith("https:")
                                    && message.targets().get(row).get(at).startsWith(target)) {
                        return message.buttons().get(row).get(at);
                    }
                }
            }
        }
        throw new AssertionError("No button leads to " + target + ": " + person.last());
    }

    private static String target(TelegramStandIn.Person person, String label) {
        var message = person.last();
        for (int row = 0; row < message.buttons().size(); row++) {
            var at = message.buttons().get(row).indexOf(label);
            if (at >= 0) {
                return message.targets().get(row).get(at);
            }
        }
        throw new AssertionError("There is no button " + label);
    }

    private static void desk(String port, String method, String path, String body) {
        var login = RunningSite.ADMINISTRATOR + ":" + RunningSite.PASSWORD;
        try {
            var response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/desk" + path))
                                    .header("Content-Type", "application/json")
                                    .header(
                                            "Authorization",
                                            "Basic "
                                                    + Base64.getEncoder()
                                                            .encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isBetween(200, 202);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void staysAsChosenWhenItsGroupMoves(TelegramStandIn telegram) {
        var chair = telegram.person(5, "en");
        var group = telegram.group(-5, "Readers");
        group.join(chair, "creator");
        hears(group, () -> group.say(chair, "/language"));
        hears(group, () -> group.press(chair, "Srpski"));
        hears(group, () -> group.say(chair, "/follow energy"));
        var moved = group.migrate(-1_000_000_000_005L);
        await().atMost(Duration.ofSeconds(40)).until(() -> moved.menu().size() == 13);
        hears(moved, () -> moved.say(chair, "/mydata"));
        transcript
                .append("\n>>> /mydata in a group that moved\n")
                .append(moved.last().text())
                .append('\n');
        assertThat(moved.last().text())
                .contains("srpski, latinica", "Teme: Sporazum o energetici", "grupi dao novi broj");
    }

    private static void hears(Screen chat, Runnable action) {
        var before = chat.seen();
        action.run();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !chat.seen().equals(before));
    }

    private void tellsTheEditorsAnswer(OpenQuestions questions, TelegramStandIn telegram) {
        var group = questions.open(10).get(0);
        assertThat(group.asked()).isEqualTo(4);
        assertThat(group.wordings()).hasSize(3);
        var text = Localized.of("Përgjigjja është kjo.", "Odgovor je ovaj.", "This is the answer.");
        assertThatThrownBy(() -> questions.answer(group.id(), text, "a-nothing"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(questions.answer(group.id(), text, "a-energy")).isEqualTo(4);
        assertThat(questions.open(10)).isEmpty();
        var expected = List.of("Përgjigjja është kjo.", "Odgovor je ovaj.", "Одговор је овај.", "This is the answer.");
        for (var chat = 1; chat <= 4; chat++) {
            var person = telegram.person(chat, "en");
            var answer = expected.get(chat - 1);
            await().atMost(Duration.ofSeconds(40))
                    .until(() -> person.last().text().contains(answer));
            transcript.append(person.last().text()).append('\n');
        }
    }

    private static String read(@Nullable String port, String path) throws IOException {
        try (var in = URI.create("http://localhost:%s%s".formatted(port, path))
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void act(TelegramStandIn.Person person, String what, Runnable action) {
        var before = person.seen();
        var begin = System.nanoTime();
        action.run();
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !person.seen().equals(before));
        var millis = (System.nanoTime() - begin) / 1_000_000;
        await().atMost(Duration.ofSeconds(40)).until(this::isAllAnswered);
        transcript.append("\n>>> ").append(what).append("  (").append(millis).append(" ms)\n");
        var after = person.seen();
        for (var message : after) {
            if (!before.contains(message)) {
                transcript.append(message.text()).append('\n');
                message.buttons()
                        .forEach(row -> transcript.append("   ").append(row).append('\n'));
                transcript.append("---\n");
            }
        }
    }

    /** An update is done when the last message of its answer is out. */
    private boolean isAllAnswered() {
        return Objects.requireNonNull(jdbc)
                        .sql("select count(*) from telegram.incoming where state in ('NEW', 'TAKEN')")
                        .query(Long.class)
                        .single()
                == 0;
    }
}
