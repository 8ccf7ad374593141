package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.Screen;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** Every command as a person uses it, in each language and script; what was shown is kept to be read in {@code target}. */
class BotWalkTests {

    private static final Map<String, String> QUESTIONS = Map.of(
            "Shqip", "çfarë u dakordua për targat",
            "Srpski", "šta je dogovoreno o energetici",
            "Српски", "шта је договорено о дипломама",
            "English", "what was agreed on freedom of movement");

    private final StringBuilder transcript = new StringBuilder();

    @Test
    void answersEveryCommandInTheLanguageOfThePerson(@TempDir Path data) throws IOException {
        try (var telegram = new TelegramStandIn(0, Limits.none());
                var application = SpringApplication.run(
                        DialogueInfo.class,
                        "--server.port=0",
                        "--dialogue.data-dir=" + data,
                        "--dialogue.base-url=https://dialogue.example.org",
                        "--dialogue.conversation.messages-per-minute=1000",
                        "--dialogue.telegram.token=1:test",
                        "--dialogue.telegram.api-url=" + telegram.apiUrl())) {
            var chat = 1;
            for (var language : List.of("Shqip", "Srpski", "Српски", "English")) {
                walk(telegram, telegram.person(chat++, "en"), language);
            }
            tellsTheEditorsAnswer(application.getBean(OpenQuestions.class), telegram);
            assertThat(health(application.getEnvironment().getProperty("local.server.port")))
                    .contains("\"UP\"");
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
        person.forge("forged:data");
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

    private static String health(@Nullable String port) throws IOException {
        try (var in = URI.create("http://localhost:%s/actuator/health/telegram".formatted(port))
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
        pause();
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

    /** Until all messages of one answer are there. */
    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
