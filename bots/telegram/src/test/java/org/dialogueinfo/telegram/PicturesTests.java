package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dialogueinfo.telegram.RunningBot.eventually;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.Screen;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far something is, as a picture with words, over a real socket. */
class PicturesTests {

    private final TelegramStandIn telegram = new TelegramStandIn(0, Limits.none());
    private final RunningBot bot = new RunningBot(telegram.apiUrl(), RunningBot.h2()).start();
    private final TelegramStandIn.Person one = telegram.person(11, "en");
    private final TelegramStandIn.Person two = telegram.person(12, "sq");

    @AfterEach
    void stop() {
        bot.close();
        telegram.close();
    }

    @Test
    void uploadsAPictureOnceForEverybody() {
        one.say("how far");
        eventually(() -> one.messages().size() == 1 && isKept(one));
        two.say("how far");
        eventually(() -> two.messages().size() == 1);
        assertThat(one.last().text()).isEqualTo("Energy\n\nImplementation: partial <&>");
        assertThat(one.last().buttons()).containsExactly(List.of("Follow"));
        assertThat(one.last().photo()).isNotNull().isEqualTo(two.last().photo());
        assertThat(telegram.uploads()).isEqualTo(1);
        assertThat(telegram.refusals(400)).isZero();
    }

    @Test
    void uploadsAPictureAgainThatTelegramKnowsNoLonger() {
        one.say("how far");
        eventually(() -> one.messages().size() == 1 && isKept(one));
        telegram.forgetPictures();
        two.say("how far");
        eventually(() -> two.messages().size() == 1 && isKept(two));
        one.say("how far");
        eventually(() -> one.messages().size() == 2);
        assertThat(one.last().photo()).isEqualTo(two.last().photo());
        assertThat(telegram.uploads()).isEqualTo(2);
        assertThat(telegram.refusals(400)).isEqualTo(1);
    }

    /** What Telegram calls a picture is kept after its answer, which the person may be ahead of. */
    private boolean isKept(TelegramStandIn.Person seenBy) {
        return bot.jdbc
                        .sql("select count(*) from telegram.picture where file_id = ?")
                        .param(seenBy.last().photo())
                        .query(Integer.class)
                        .single()
                == 1;
    }

    @Test
    void sendsACardThatIsTooLongForACaptionBelowThePicture() {
        one.say("how far in many words");
        eventually(() -> one.messages().size() == 2);
        assertThat(one.seen().get(0).photo()).isNotNull();
        assertThat(one.messages().get(0)).isEqualTo("Implementation: partial <&>");
        assertThat(one.last().text()).startsWith("Energy\n\nso far so far");
        assertThat(one.last().buttons()).containsExactly(List.of("Follow"));
    }

    @Test
    void saysTheCaptionPlainlyWhenTelegramCannotParseItAndWaitsWhenToldTo() {
        telegram.failNext(Fault.UNPARSABLE);
        telegram.fail(Fault.TOO_MANY_REQUESTS, 1, 1, call -> call.method().equals("sendphoto"));
        one.say("how far");
        eventually(() -> one.messages().size() == 1);
        assertThat(one.seen()).extracting(Screen.Message::photo).doesNotContainNull();
        assertThat(one.last().text()).isEqualTo("Energy\n\nImplementation: partial <&>");
    }

    @Test
    void answersBelowAPictureWhoseTextCannotBeEdited() {
        one.say("how far");
        eventually(() -> one.messages().size() == 1);
        one.press("Follow");
        eventually(() -> one.messages().size() == 2);
        assertThat(one.last().text()).isEqualTo("Dobro došli\n\nfollow");
    }

    @Test
    void drawsEachStepDifferently() throws IOException {
        var none = Objects.requireNonNull(
                ImageIO.read(new ByteArrayInputStream(ScalePicture.png(new Card.Scale("not started", 0, 3)))));
        var some = Objects.requireNonNull(
                ImageIO.read(new ByteArrayInputStream(ScalePicture.png(new Card.Scale("minimal", 1, 3)))));
        assertThat(some.getRGB(200, 200)).isNotEqualTo(none.getRGB(200, 200));
        assertThat(some.getRGB(1000, 200)).isEqualTo(none.getRGB(1000, 200));
    }
}
