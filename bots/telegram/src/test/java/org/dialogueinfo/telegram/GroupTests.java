package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dialogueinfo.telegram.RunningBot.eventually;

import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In a group the bot answers when it is meant, and only administrators change anything. */
class GroupTests {

    private final TelegramStandIn telegram = new TelegramStandIn(0, Limits.none());
    private final RunningBot bot = new RunningBot(telegram.apiUrl(), RunningBot.h2()).start();
    private final org.dialogueinfo.telegramstandin.Group group = telegram.group(-500, "Readers");
    private final TelegramStandIn.Person reader = telegram.person(21, "en");
    private final TelegramStandIn.Person chair = telegram.person(22, "en");

    GroupTests() {
        group.join(reader, "member");
        group.join(chair, "administrator");
        eventually(() -> telegram.calls("getme") > 0 && telegram.calls("setmycommands") > 0);
    }

    @AfterEach
    void stop() {
        bot.close();
        telegram.close();
    }

    @Test
    void answersOnlyWhenItIsMeant() {
        group.say(reader, "what do you all think?");
        group.say(reader, "/help@another_bot");
        group.say(reader, "@stand_in_bot what was agreed on energy?");
        eventually(() -> group.messages().size() == 1);
        group.replyTo(reader, group.last().id(), "and when?");
        eventually(() -> group.messages().size() == 2);
        group.say(reader, "/help@stand_in_bot");
        eventually(() -> group.messages().size() == 3);
        assertThat(bot.echo.heard).containsExactly("what was agreed on energy?", "and when?", "/help@stand_in_bot");
        assertThat(bot.jdbc
                        .sql("select count(*) from telegram.incoming")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void letsAdministratorsChooseTheLanguageAndNobodyElse() {
        group.say(reader, "/start@stand_in_bot");
        group.say(reader, "/start");
        eventually(() -> group.messages().size() == 2);
        assertThat(bot.echo.heard).contains("/start");
        group.say(reader, "/language");
        eventually(() -> group.messages().size() == 3);
        assertThat(group.last().text()).contains("ADMINISTRATORS_ONLY");
        group.press(reader, "Srpski");
        eventually(() -> reader.toasts().contains("ADMINISTRATORS_ONLY"));
        assertThat(bot.echo.heard).doesNotContain("lang:sr");
        group.press(chair, "Srpski");
        eventually(() -> bot.echo.heard.contains("lang:sr"));
    }

    @Test
    void followsAGroupThatMoved() {
        var moved = group.migrate(-1_000_000_000_500L);
        group.say(reader, "/help");
        eventually(() -> moved.messages().size() == 1);
        assertThat(group.messages()).isEmpty();
    }

    @Test
    void endsAGroupThatThrewItOut() {
        group.kick();
        group.say(reader, "/help");
        eventually(() -> bot.ended.contains("telegram -500 the bot was blocked"));
    }
}
