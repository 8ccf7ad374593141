package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.OkHttpClient;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sending over a real socket: each refusal of the Bot API by its name. */
class GatewayTests {

    private final TelegramStandIn telegram = new TelegramStandIn();
    private final Gateway gateway = new Gateway(
            new OkHttpClient(), new TelegramProperties("1:test", URI.create(telegram.apiUrl()), "polling", "", 30));
    private final Card card = Card.of(Language.EN, "A <title> & more", "A lead");

    @BeforeEach
    void start() {
        telegram.person(7, "en").say("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    @Test
    void escapesWhatACardSays() {
        assertThat(gateway.send("7", card)).isInstanceOf(Outcome.Sent.class);
        assertThat(telegram.person(7, "en").messages().get(0)).startsWith("A <title> & more");
    }

    @Test
    void splitsALongCardBetweenParagraphs() {
        var paragraph = "word ".repeat(500).strip();
        assertThat(gateway.send("7", card.withParagraphs(List.of(paragraph, paragraph, paragraph))))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(telegram.person(7, "en").messages()).hasSizeGreaterThan(1);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        telegram.failNext(Fault.TOO_MANY_REQUESTS);
        assertThat(gateway.send("7", card)).isEqualTo(new Outcome.Later(Duration.ofSeconds(1)));
    }

    @Test
    void isUncertainWhenTelegramFails() {
        telegram.failNext(Fault.INTERNAL_ERROR);
        assertThat(gateway.send("7", card)).isInstanceOf(Outcome.Uncertain.class);
        telegram.failNext(Fault.HTML_PAGE);
        assertThat(gateway.send("7", card)).isInstanceOf(Outcome.Uncertain.class);
    }

    @Test
    void endsAnEndpointThatBlockedOrIsUnknown() {
        assertThat(gateway.send("8", card)).isInstanceOf(Outcome.EndpointGone.class);
        telegram.person(7, "en").block();
        assertThat(gateway.send("7", card)).isInstanceOf(Outcome.EndpointGone.class);
    }

    @Test
    void triesAgainWhenTelegramCannotBeReached() {
        telegram.close();
        assertThat(gateway.send("7", card)).isInstanceOf(Outcome.Retry.class);
    }
}
