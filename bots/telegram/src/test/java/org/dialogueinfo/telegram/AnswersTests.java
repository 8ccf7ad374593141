package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dialogueinfo.telegram.RunningBot.eventually;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.conversation.Conversation.Admission;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people get for what they say, over a real socket, whatever Telegram answers. */
class AnswersTests {

    private final TelegramStandIn telegram = new TelegramStandIn(0, Limits.none());
    private final RunningBot bot = new RunningBot(telegram.apiUrl(), RunningBot.h2()).start();
    private final TelegramStandIn.Person one = telegram.person(11, "en");
    private final TelegramStandIn.Person two = telegram.person(12, "sr");

    @AfterEach
    void stop() {
        bot.close();
        telegram.close();
    }

    @Test
    void waitsAsLongAsItIsToldAndHoldsUpNobodyElse() {
        telegram.fail(
                Fault.TOO_MANY_REQUESTS,
                1,
                3,
                call -> call.carriesMessage() && call.chat().equals("11"));
        var begin = System.nanoTime();
        one.say("first");
        two.say("second");
        eventually(() -> two.messages().size() == 1);
        assertThat(one.messages()).isEmpty();
        eventually(() -> one.messages().size() == 1);
        assertThat(System.nanoTime() - begin).isGreaterThan(2_900_000_000L);
        assertThat(bot.echo.heard).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void answersMoreThanTheLimitOfOneChatLaterRatherThanNever() {
        telegram.limits(Limits.published());
        one.say("a");
        one.say("b");
        one.say("c");
        eventually(() -> one.messages().size() == 3);
        assertThat(one.messages()).containsExactly("You said\n\na", "You said\n\nb", "You said\n\nc");
        assertThat(telegram.refusals(429)).isPositive();
    }

    @Test
    void endsTheEndpointOfSomebodyWhoBlockedTheBot() {
        telegram.failNext(Fault.FORBIDDEN);
        one.say("hello");
        eventually(() -> bot.ended.size() == 1);
        assertThat(bot.ended).containsExactly("telegram 11 the bot was blocked");
        two.block();
        eventually(() -> bot.ended.size() == 2);
    }

    @Test
    void saysItPlainlyWhenTelegramCannotParseIt() {
        telegram.failNext(Fault.UNPARSABLE);
        one.say("a < b");
        eventually(() -> one.messages().size() == 1);
        assertThat(one.last().html()).isEqualTo("You said\n\na < b");
    }

    @Test
    void triesOnceMoreWhenTelegramFails() {
        telegram.failNext(Fault.INTERNAL_ERROR);
        one.say("hello");
        eventually(() -> one.messages().size() == 1);
        telegram.fail(Fault.INTERNAL_ERROR, 2, 0, call -> call.carriesMessage());
        one.say("lost");
        one.say("again");
        eventually(() -> one.messages().size() == 2);
        assertThat(one.messages().get(1)).contains("again");
    }

    @Test
    void keepsTheOrderOfAChatAndLetsASlowOneBeSlow() {
        telegram.fail(
                Fault.SLOW, 1, 2, call -> call.carriesMessage() && call.chat().equals("11"));
        for (int i = 0; i < 10; i++) {
            one.say("one " + i);
            two.say("two " + i);
        }
        eventually(() -> two.messages().size() == 10);
        assertThat(one.messages()).isEmpty();
        eventually(() -> one.messages().size() == 10);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 10; i++) {
            expected.add("You said\n\none " + i);
        }
        assertThat(one.messages()).isEqualTo(expected);
    }

    @Test
    void triesAFailingUpdateThreeTimesThenParksItAndGoesOn() {
        one.say("fail");
        one.say("hello");
        eventually(() -> one.messages().size() == 1);
        assertThat(bot.echo.heard).containsExactly("fail", "fail", "fail", "hello");
        assertThat(bot.jdbc
                        .sql("select state from telegram.incoming order by update_id")
                        .query(String.class)
                        .list())
                .first()
                .isEqualTo("PARKED");
    }

    @Test
    void setsTheMenuOfAChatWhoseLanguageWasChosenAndEditsInPlace() {
        one.say("/start");
        eventually(() -> one.messages().size() == 1);
        assertThat(one.last().buttons()).containsExactly(List.of("Srpski"));
        telegram.fail(Fault.TOO_MANY_REQUESTS, 1, 1, call -> call.method().equals("setmycommands"));
        one.press("Srpski");
        eventually(() -> one.menu().equals(List.of("start – start in sr")));
        assertThat(one.messages()).containsExactly("Dobro došli\n\nlang:sr");
        assertThat(one.last().edits()).isEqualTo(1);
        assertThat(one.toasts()).hasSize(1);
    }

    @Test
    void passesOverUnknownKindsAndForgedData() {
        telegram.update("{\"purchased_paid_media\":{\"from\":{\"id\":11}}}");
        telegram.update("{\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":11,\"type\":\"private\"},"
                + "\"from\":{\"id\":11},\"new_chat_title\":\"x\"}}");
        one.say("hello");
        eventually(() -> one.messages().size() == 1);
        one.forge("x".repeat(200));
        eventually(() -> one.last().edits() == 1);
        assertThat(one.messages()).hasSize(1);
    }

    @Test
    void answersOnlyTheFirstMessageTooMany() {
        bot.echo.admissions.addAll(List.of(Admission.TELL, Admission.DROP));
        one.say("one");
        one.say("two");
        two.say("three");
        eventually(() -> one.messages().size() == 1);
        eventually(() -> two.messages().size() == 1);
        assertThat(one.messages()).containsExactly("Notice\n\nTOO_FAST");
        assertThat(bot.echo.heard).containsExactly("three");
    }

    @Test
    void saysThatItReadsTextOnly() {
        one.say("/start");
        one.send("voice");
        one.send("photo");
        eventually(() -> one.messages().size() == 3);
        assertThat(one.messages().get(2)).isEqualTo("Notice\n\nTEXT_ONLY");
    }

    @Test
    void sendsAFileWithWhatItSays() {
        one.say("file");
        eventually(() -> one.messages().size() == 2);
        assertThat(one.last().file()).isEqualTo("meeting.ics");
        assertThat(one.last().content()).isEqualTo("BEGIN:VCALENDAR");
        assertThat(one.last().text()).isEqualTo("Takimi – састанак");
    }

    @Test
    void givesCardsToChooseFromInAnyChat() {
        one.say("hello");
        eventually(() -> one.messages().size() == 1);
        var query = one.type("2013 police");
        eventually(() -> !one.chosen(query).isEmpty());
        assertThat(one.chosen(query).get(0)).startsWith("Energy <&> | Energy <&>\n\nfound by 2013 police");
    }

    @Test
    void showsThatItTypes() {
        one.say("hello");
        eventually(() -> one.actions().contains("typing"));
    }
}
