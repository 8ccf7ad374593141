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
    void takesWhatWasChosenInAGroupToTheSupergroupItBecomes() {
        for (var chat : java.util.List.of("-500", "-7")) {
            bot.jdbc
                    .sql("insert into telegram.reply_line (ref, chat, rendering) values (?, ?, 'sr')")
                    .params("ref" + chat, chat)
                    .update();
            bot.jdbc
                    .sql("insert into telegram.sent (broadcast, chat, message_id) values ('alert', ?, 5)")
                    .param(chat)
                    .update();
        }
        var moved = group.migrate(-1_000_000_000_500L);
        eventually(() -> bot.moved.size() == 2 && !moved.menu().isEmpty());
        assertThat(bot.moved).containsOnly("telegram -500 -1000000000500");
        assertThat(moved.menu()).containsExactly("start – start in sr");
        assertThat(bot.jdbc
                        .sql("select chat from telegram.reply_line order by ref")
                        .query(String.class)
                        .list())
                .containsExactly("-1000000000500", "-7");
        assertThat(bot.jdbc
                        .sql("select chat from telegram.sent")
                        .query(String.class)
                        .list())
                .containsExactly("-7");
        assertThat(moved.messages()).isEmpty();
        assertThat(bot.echo.heard).isEmpty();
    }

    @Test
    void saysInWordsWhatItMayNotShowAsAPicture() {
        group.forbidPictures();
        group.say(reader, "@stand_in_bot how far");
        eventually(() -> group.messages().size() == 1);
        assertThat(group.last().photo()).isNull();
        assertThat(group.last().text()).isEqualTo("Energy\n\nImplementation: partial <&>");
    }

    @Test
    void endsAGroupThatThrewItOut() {
        group.kick();
        group.say(reader, "/help");
        eventually(() -> bot.ended.contains("telegram -500 the bot was blocked"));
    }
}
