package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.OkHttpClient;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The channel over a real socket: each refusal of the Bot API by its name. */
class GatewayTests {

    private final TelegramStandIn telegram = new TelegramStandIn(0, Limits.none());
    private final TelegramStandIn.Person person = telegram.person(7, "en");
    private final JdbcClient jdbc = RunningBot.h2();
    private final List<String> moves = new ArrayList<>();
    private final List<String> turns = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final Feedback feedback = new Feedback() {
        @Override
        public void endpointGone(String channel, String address, String reason) {
            throw new IllegalStateException("nobody is gone here");
        }

        @Override
        public void endpointMoved(String channel, String from, String to) {
            moves.add(channel + " " + from + " " + to);
        }

        @Override
        public void awaitTurn(String channel, String address) {
            turns.add(address);
        }

        @Override
        public void pause(String channel, Duration pause) {
            pauses.add(pause);
        }
    };
    private final Gateway gateway = new Gateway(
            new OkHttpClient.Builder()
                    .readTimeout(Duration.ofSeconds(1))
                    .retryOnConnectionFailure(false)
                    .build(),
            RunningBot.properties(telegram.apiUrl()),
            new Moves(jdbc, feedback));
    private final SentMessages sent = new SentMessages(jdbc);
    private final TelegramChannel channel = new TelegramChannel(
            gateway, new Posts(jdbc, gateway), sent, RunningBot.properties(telegram.apiUrl()), feedback);
    private final Card card = Card.of(Language.EN, "A <title> & more", "A lead");

    GatewayTests() {
        person.say("/start");
    }

    @AfterEach
    void stop() {
        telegram.close();
    }

    private Outcome send(String chat, Card sent) {
        return channel.send(new Message(1, "key", "topic:meetings", "ref", chat, Rendering.EN, sent));
    }

    @Test
    void escapesWhatACardSays() {
        assertThat(send("7", card)).isInstanceOf(Outcome.Sent.class);
        assertThat(person.messages().get(0)).startsWith("A <title> & more");
    }

    @Test
    void splitsALongCardBetweenParagraphs() {
        telegram.limits(Limits.published());
        assertThat(send("7", longCard(3))).isInstanceOf(Outcome.Sent.class);
        assertThat(person.messages()).hasSize(3).allSatisfy(it -> assertThat(it).contains("word"));
        assertThat(telegram.refusals(429)).isZero();
        assertThat(turns).containsExactly("7", "7");
    }

    @Test
    void leavesNobodyWithHalfOfALongCard() {
        var calls = new AtomicInteger();
        telegram.fail(Fault.SLOW, 1, 0, call -> calls.incrementAndGet() > 4);
        telegram.fail(Fault.TOO_MANY_REQUESTS, 1, 1, call -> calls.get() == 2);
        telegram.fail(Fault.UNPARSABLE, 1, 0, call -> calls.get() == 3);
        assertThat(send("7", longCard(2))).isInstanceOf(Outcome.Sent.class);
        assertThat(person.messages()).hasSize(2).allSatisfy(it -> assertThat(it).contains("word"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
        assertThat(calls).hasValue(4);
    }

    /** As many paragraphs, of which no two fit into one message. */
    private Card longCard(int messages) {
        return card.withParagraphs(
                Collections.nCopies(messages, "word ".repeat(500).strip()));
    }

    @Test
    void showsButtonsThatTelegramTakes() {
        assertThat(send(
                        "7",
                        card.withButtons(List.of(
                                List.of(Button.acting("Act", "a:" + "x".repeat(62))),
                                List.of(
                                        Button.opening("Local", URI.create("http://localhost:8080/")),
                                        Button.opening("Open", URI.create("https://example.org/")))))))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(person.last().buttons()).containsExactly(List.of("Act"), List.of("Open"));
    }

    @Test
    void waitsAsLongAsItIsTold() {
        telegram.fail(Fault.TOO_MANY_REQUESTS, 1, 7, call -> true);
        assertThat(send("7", card)).isEqualTo(new Outcome.Later(Duration.ofSeconds(7)));
    }

    @Test
    void paysForAFasterBroadcastWhereThatIsAllowedAndForNothingElse() {
        telegram.everybodyStarted(true);
        telegram.limits(new Limits(3, 1, 20));
        var properties =
                new TelegramProperties("1:test", URI.create(telegram.apiUrl()), "polling", "", 300, true, Map.of());
        var paying = new TelegramChannel(gateway, new Posts(jdbc, gateway), sent, properties, feedback);
        for (int chat = 100; chat < 110; chat++) {
            assertThat(paying.send(to(chat, "topic:meetings"))).isInstanceOf(Outcome.Sent.class);
        }
        assertThat(telegram.billed()).isEqualTo(7);
        assertThat(paying.fare().orElseThrow().price()).isEqualTo(0.1);
        assertThat(paying.send(to(110, "personal"))).isInstanceOf(Outcome.Later.class);
        assertThat(channel.send(to(111, "topic:meetings"))).isInstanceOf(Outcome.Later.class);
        assertThat(channel.fare()).isEmpty();
    }

    private Message to(int chat, String audience) {
        return new Message(chat, "key", audience, "ref", String.valueOf(chat), Rendering.EN, card);
    }

    @Test
    void isUncertainWhenTelegramFails() {
        for (var fault : List.of(Fault.INTERNAL_ERROR, Fault.HTML_PAGE, Fault.CUT, Fault.SILENCE)) {
            telegram.failNext(fault);
            assertThat(send("7", card)).as(fault.name()).isInstanceOf(Outcome.Uncertain.class);
        }
    }

    @Test
    void endsAnEndpointThatBlockedOrIsUnknown() {
        assertThat(send("8", card)).isInstanceOf(Outcome.EndpointGone.class);
        person.block();
        assertThat(send("7", card)).isInstanceOf(Outcome.EndpointGone.class);
        person.unblock();
        assertThat(send("7", card)).isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void rejectsWhatCannotBeParsed() {
        telegram.failNext(Fault.UNPARSABLE);
        assertThat(send("7", card)).isEqualTo(new Outcome.Unreadable("Telegram cannot parse the text"));
    }

    @Test
    void sendsToWhereAGroupMoved() {
        var moved = telegram.group(-5, "Group").migrate(-1000000000005L);
        assertThat(send("-5", card)).isInstanceOf(Outcome.Sent.class);
        assertThat(moved.messages()).hasSize(1);
        assertThat(moves).containsExactly("telegram -5 -1000000000005");
    }

    @Test
    void postsAnewInAGroupThatMovedAndEditsThere() {
        var old = telegram.group(-50000, "Readers");
        post("A meeting");
        var moved = old.migrate(-1000000050000L);
        for (var title : List.of("Corrected", "Corrected again")) {
            post(title);
        }
        assertThat(old.messages()).containsExactly("A meeting\n\nIn Brussels");
        assertThat(moved.messages()).containsExactly("Corrected again\n\nIn Brussels");
    }

    private void post(String title) {
        assertThat(channel.send(new Message(
                        1,
                        "key",
                        "public:meeting:m1",
                        "channel:en",
                        "-50000",
                        Rendering.EN,
                        Card.of(Language.EN, title, "In Brussels"))))
                .isInstanceOf(Outcome.Sent.class);
    }

    @Test
    void triesAgainWhenTelegramCannotBeReached() {
        telegram.close();
        assertThat(send("7", card)).isInstanceOf(Outcome.Unreachable.class);
    }

    @Test
    void waitsWhenTelegramHasNoAddress() {
        var http = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new java.net.UnknownHostException(host);
                })
                .build();
        var properties = RunningBot.properties("http://api.telegram.invalid:80");
        var lost = new Gateway(http, properties, new Moves(jdbc, feedback));
        assertThat(new TelegramChannel(lost, new Posts(jdbc, lost), sent, properties, feedback)
                        .send(new Message(1, "key", "topic:meetings", "ref", "7", Rendering.EN, card)))
                .isInstanceOf(Outcome.Unreachable.class);
    }

    private Outcome edit(String chat, Card changed) {
        var audience = Message.EDIT + BroadcastId.ofKey("key");
        return channel.send(new Message(2, "key-2", audience, "ref", chat, Rendering.EN, changed));
    }

    @Test
    void editsTheMessageOfAnAlertInPlace() {
        assertThat(channel.edits()).isTrue();
        send("7", card);
        send("7", Card.of(Language.EN, "Another message", "after it"));
        assertThat(edit("7", Card.of(Language.EN, "A new title", "changed at 10:00")))
                .isInstanceOf(Outcome.Sent.class);
        assertThat(person.messages()).hasSize(2);
        assertThat(person.messages().get(0)).startsWith("A new title").contains("changed at 10:00");
        assertThat(person.messages().get(1)).startsWith("Another message");
    }

    @Test
    void isContentWithAMessageThatSaysSoAlready() {
        send("7", card);
        assertThat(edit("7", card)).isInstanceOf(Outcome.Sent.class);
        assertThat(person.last().edits()).isZero();
    }

    @Test
    void sendsNothingNewWhereThereIsNothingToEdit() {
        assertThat(edit("7", card)).isInstanceOf(Outcome.Rejected.class);
        sent.keep(new Message(1, "key", "topic:meetings", "ref", "7", Rendering.EN, card), 999);
        assertThat(edit("7", card)).isInstanceOf(Outcome.Rejected.class);
        assertThat(person.messages()).isEmpty();
    }

    @Test
    void forgetsWhichMessagesAPersonWasSent() {
        send("7", card);
        sent.forget("7");
        assertThat(edit("7", card)).isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void editsAPostInPlaceWhenItIsCorrected() {
        var posts = telegram.channel("@dialogue_sr");
        var channels = new PublicChannels(
                new TelegramProperties(
                        "1:test",
                        URI.create(telegram.apiUrl()),
                        "polling",
                        "",
                        30,
                        false,
                        Map.of("sr-cyrl", "@dialogue_sr", "en", "@dialogue_en")),
                Setting::configured);
        assertThat(channels.provides("public:meeting:m1")).isTrue();
        assertThat(channels.provides("topic:meetings")).isFalse();
        var english = channels.page("public:meeting:m1", null, 10).get(0);
        assertThat(english.address()).isEqualTo("@dialogue_en");
        var serbian = channels.page("public:meeting:m1", english.ref(), 10).get(0);
        for (var title : List.of("Sastanak", "Ispravka: sastanak", "Ispravka: sastanak")) {
            assertThat(channel.send(new Message(
                            1,
                            "key",
                            "public:meeting:m1",
                            serbian.ref(),
                            serbian.address(),
                            serbian.rendering(),
                            Card.of(Language.SR, title, "U Briselu"))))
                    .isInstanceOf(Outcome.Sent.class);
        }
        assertThat(posts.messages()).containsExactly("Исправка: састанак\n\nУ Бриселу");
        assertThat(posts.last().edits()).isEqualTo(1);
    }
}
