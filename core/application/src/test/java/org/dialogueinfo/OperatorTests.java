package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.dialogueinfo.delivery.Broadcast;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Ledger;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.dialogueinfo.subscriptions.Topic;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Call;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** What the operator gets: a copy of each broadcast, and an alarm for each trouble, over real sockets. */
class OperatorTests extends OverSockets {

    private static final String READER = "reader1@example.org";
    private static final String CANARY = "canary@example.org";
    private static final String OPERATOR = "operator@example.org";
    private static final String READERS_CHAT = "5012345678";

    private final GreenMail mail = new GreenMail(
            new ServerSetup[] {new ServerSetup(0, "127.0.0.1", "smtp"), new ServerSetup(0, "127.0.0.1", "imap")});
    private final TelegramStandIn telegram = new TelegramStandIn();
    private final Collector collector = new Collector();
    private ConfigurableApplicationContext application;
    private Broadcasts broadcasts;

    @BeforeEach
    void start(@TempDir Path data) {
        mail.start();
        mail.setUser(CANARY, "canary", "secret");
        telegram.everybodyStarted(true);
        application = start(
                "H2",
                data,
                telegram,
                mail,
                List.of(),
                "--spring.profiles.active=traces",
                "--management.opentelemetry.tracing.export.otlp.endpoint=" + collector.address(),
                "--management.opentelemetry.tracing.export.schedule-delay=100ms",
                "--management.tracing.sampling.probability=1",
                "--dialogue.delivery.breaker=1s",
                "--dialogue.telegram.paid=true",
                "--dialogue.telegram.messages-per-second=40",
                "--dialogue.operator.every=200ms",
                "--dialogue.operator.patience=1s",
                "--dialogue.operator.calm=2s",
                "--dialogue.operator.email=" + OPERATOR,
                "--dialogue.operator.telegram=70",
                "--dialogue.operator.canary.email=" + CANARY,
                "--dialogue.operator.canary.telegram=71",
                "--dialogue.operator.canary.languages=sr-cyrl",
                "--dialogue.operator.canary.within=2s",
                "--dialogue.operator.canary.imap.host=127.0.0.1",
                "--dialogue.operator.canary.imap.port=" + mail.getImap().getPort(),
                "--dialogue.operator.canary.imap.tls=false",
                "--dialogue.operator.canary.imap.username=canary",
                "--dialogue.operator.canary.imap.password=secret");
        site = "http://localhost:" + application.getEnvironment().getProperty("local.server.port");
        broadcasts = application.getBean(Broadcasts.class);
        subscribe("email", READER);
        subscribe("telegram", READERS_CHAT);
    }

    @AfterEach
    void stop() {
        application.close();
        telegram.close();
        mail.stop();
        collector.close();
    }

    @Test
    void getsCopiesAndIsToldOfTroublesOnceAndOfTheirEnd() throws Exception {
        copiesComeLastInTheLanguagesWanted();
        tracesNameTheBroadcastAndNoPerson();
        aTextThatCannotBeRead();
        thePriceBeforeItIsPublished();
        aCopyThatDoesNotArrive();
        aChannelThatFails();
        assertThat(alarms()).hasSameSizeAs(Set.copyOf(alarms()));
        assertThat(mailsTo(OPERATOR))
                .allSatisfy(it -> assertThat(text(it))
                        .doesNotContain(READER)
                        .doesNotContain(CANARY)
                        .doesNotContain("chat " + READERS_CHAT));
    }

    private void copiesComeLastInTheLanguagesWanted() throws Exception {
        var id = send("Prvo");
        done(id);
        assertThat(broadcasts.progress(id).orElseThrow().audience()).isEqualTo(4);
        assertThat(mailsTo(CANARY)).extracting(MimeMessage::getSubject).containsExactly("Прво ср");
        for (var channel : List.of("email", "telegram")) { // neither waits for the other
            var rows = new ArrayList<>(application.getBean(Ledger.class).rows(id, null, 0, 100));
            rows.removeIf(it -> !it.channel().equals(channel));
            rows.sort(Comparator.comparing(Ledger.Entry::changedAt));
            assertThat(rows)
                    .as(channel)
                    .hasSize(2)
                    .extracting(it -> it.recipient().replaceFirst(":.*", ""))
                    .endsWith("canary");
        }
        assertThat(telegram.person(71, "en").messages())
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("Прво ср");
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).until(() -> alarms().isEmpty());
    }

    private void tracesNameTheBroadcastAndNoPerson() throws Exception {
        var id = BroadcastId.ofKey("Prvo");
        var reader = application
                .getBean(Subscriptions.class)
                .token(new Endpoint("email", READER))
                .orElseThrow();
        assertThat(get("/en/subscriptions/" + reader).statusCode()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(collector.received())
                        .contains("http get /{rendering:en|sq|sr|sr-cyrl}/subscriptions/{token}"));
        assertThat(collector.received())
                .contains("plan", "deliver", id.toString(), "Sent", "dialogue-info")
                .doesNotContain(READER)
                .doesNotContain(READERS_CHAT)
                .doesNotContain(reader);
        assertThat(collector.received())
                .as("the broadcast's id is the trace's")
                .contains(Collector.traceId(id.toString()));
    }

    private void aTextThatCannotBeRead() throws Exception {
        telegram.fail(Fault.UNPARSABLE, 1000, 0, call -> isTo(call, READERS_CHAT));
        var id = send("Broken");
        told("Alarm: The English text of “Broken en” cannot be sent");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> telegram.person(70, "en").messages().stream()
                        .anyMatch(it -> it.startsWith("Alarm: The English text of “Broken en” cannot be sent")));
        telegram.heal();
        mend(id);
        told("Over: The English text of “Broken en” cannot be sent");
        done(id);
        assertThat(telegram.person(Long.parseLong(READERS_CHAT), "en").messages())
                .noneMatch(it -> it.startsWith("Broken"))
                .filteredOn(it -> it.startsWith("Mended en"))
                .hasSize(1);
    }

    private void mend(BroadcastId id) throws Exception {
        assertThat(api("GET", "/broadcasts/" + id + "/held", "application/json", "")
                        .body())
                .contains("\"language\":\"en\"", "Telegram cannot parse the text");
        submit("/desk/sign-in", "", "username=editor&password=a-long-password");
        var page = "/desk/broadcasts/" + id;
        assertThat(get(page).body()).contains("Text that waits: English", page + "/held/en");
        assertThat(get(page + "/held/en").body()).contains("Broken en", "Telegram cannot parse the text");
        assertThat(submit(page + "/held/en", "", "title=&lead=Kept").body()).contains("wrong-title", "Kept");
        submit(
                page + "/held/en",
                "",
                "title=Mended+en&lead=Lead&paragraphs=First%0D%0A%0D%0ASecond&facts.label=&facts.value=");
        assertThat(broadcasts.held(id)).isEmpty();
        assertThat(api("POST", "/broadcasts/" + id + "/held/en", "application/json", "{}")
                        .statusCode())
                .isEqualTo(409);
    }

    private void thePriceBeforeItIsPublished() throws Exception {
        var meeting = "/meetings/2031-03-03-brussels";
        api("PUT", meeting, "application/json", """
                {"date":"2031-03-03","level":"technical","status":"announced","place":{"city":"Brussels","country":"Belgium"},
                 "title":{"en":"A dear meeting"}}
                """);
        assertThat(get("/desk" + meeting + "/preview").body())
                .contains("Telegram: costs at most 0.1 Telegram Stars")
                .doesNotContain("Email: costs");
    }

    private void aCopyThatDoesNotArrive() {
        var spam = mail.setUser("spam@example.org", "spam", "secret");
        var users = mail.getUserManager();
        users.setMessageDeliveryHandler(
                (message, to) -> to.getEmail().equals(CANARY) ? spam : users.getUserByEmail(to.getEmail()));
        done(send("Lost"));
        told("Alarm: A control copy sent over email did not arrive within 0 min");
        users.setMessageDeliveryHandler((message, to) -> users.getUserByEmail(to.getEmail()));
        done(send("Found"));
        told("Over: A control copy sent over email did not arrive");
    }

    private void aChannelThatFails() {
        IntStream.range(100, 120).forEach(it -> subscribe("telegram", String.valueOf(it)));
        telegram.fail(Fault.INTERNAL_ERROR, 100_000, 0, Call::carriesMessage);
        var id = send("Late");
        told("Alarm: The channel telegram cannot send");
        told("Alarm: “Late en” stands still although messages are due");
        telegram.heal();
        told("Over: The channel telegram cannot send");
        told("Over: “Late en” stands still although messages are due");
        done(id);
    }

    private void subscribe(String channel, String address) {
        application
                .getBean(Subscriptions.class)
                .subscribe(new Endpoint(channel, address), Rendering.EN, Set.of(Topic.MEETINGS), "test");
    }

    private BroadcastId send(String title) {
        return broadcasts.send(new Broadcast(
                title,
                "topic:meetings",
                Priority.ALERT,
                Localized.each(it -> Card.of(it, title + " " + it.code(), "Lead"))));
    }

    private void done(BroadcastId id) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> broadcasts.progress(id).orElseThrow().state() == Phase.DONE);
    }

    private void told(String beginning) {
        await().atMost(Duration.ofSeconds(30)).until(() -> alarms().stream().anyMatch(it -> it.startsWith(beginning)));
    }

    private List<String> alarms() {
        return subjects(mailsTo(OPERATOR).toArray(MimeMessage[]::new));
    }

    private List<MimeMessage> mailsTo(String address) {
        return mails(mail, address, "");
    }

    private static boolean isTo(Call call, String chat) {
        return call.carriesMessage() && call.chat().equals(chat);
    }

    private static List<String> subjects(MimeMessage[] mails) {
        return Arrays.stream(mails).map(OperatorTests::subject).toList();
    }

    private static String subject(MimeMessage it) {
        try {
            return String.valueOf(it.getSubject());
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
