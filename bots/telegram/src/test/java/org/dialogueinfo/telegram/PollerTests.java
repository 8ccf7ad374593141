package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dialogueinfo.telegram.RunningBot.eventually;

import java.time.Duration;
import java.time.Instant;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Listening to Telegram, whatever state it or another node is in. */
class PollerTests {

    @Test
    void beginsWhenTelegramCanBeReached() {
        var first = new TelegramStandIn(0, Limits.none());
        var port = Integer.parseInt(first.apiUrl().replaceFirst(".*:", ""));
        first.close();
        try (var bot = new RunningBot(first.apiUrl(), RunningBot.h2()).start()) {
            eventually(() -> bot.lease.held());
            assertThat(bot.pulse.last()).isNull();
            try (var telegram = new TelegramStandIn(port, Limits.none())) {
                var person = telegram.person(1, "en");
                person.say("hello");
                eventually(() -> person.messages().size() == 1);
                assertThat(bot.pulse.last()).isNotNull();
            }
        }
    }

    @Test
    void setsTheMenusUntilAllAreSet() {
        try (var telegram = new TelegramStandIn(0, Limits.none())) {
            telegram.fail(Fault.INTERNAL_ERROR, 5, 0, call -> call.method().equals("setmycommands"));
            try (var bot = new RunningBot(telegram.apiUrl(), RunningBot.h2()).start()) {
                eventually(() -> telegram.menu("sq").equals(java.util.List.of("start – start in sq"))
                        && telegram.menu("sr").equals(java.util.List.of("start – start in sr"))
                        && telegram.menu("").equals(java.util.List.of("start – start in en")));
                assertThat(bot.echo.heard).isEmpty();
            }
        }
    }

    @Test
    void letsOneNodePollAndAnotherTakeOver() {
        try (var telegram = new TelegramStandIn(0, Limits.none())) {
            var jdbc = RunningBot.h2();
            var person = telegram.person(1, "en");
            var one = new RunningBot(telegram.apiUrl(), jdbc).start();
            eventually(() -> one.pulse.last() != null || telegram.calls("getupdates") > 0);
            try (var two = new RunningBot(telegram.apiUrl(), jdbc).start()) {
                eventually(two.pulse::standingBy);
                person.say("hello");
                eventually(() -> person.messages().size() == 1);
                assertThat(two.echo.heard).isEmpty();
                one.close();
                person.say("again");
                eventually(() -> person.messages().size() == 2);
                assertThat(two.echo.heard).containsExactly("again");
                assertThat(telegram.refusals(409)).isZero();
            }
        }
    }

    @Test
    void goesOnWithWhatACrashLeftBehind() {
        try (var telegram = new TelegramStandIn(0, Limits.none())) {
            var jdbc = RunningBot.h2();
            var person = telegram.person(1, "en");
            person.unblock();
            person.open("ignored");
            var left = new Incoming(jdbc);
            left.keep(
                    99,
                    "1",
                    "{\"update_id\":99,\"message\":{\"message_id\":5,\"text\":\"left behind\","
                            + "\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":{\"id\":1,\"language_code\":\"en\"}}}");
            left.claim(99);
            try (var bot = new RunningBot(telegram.apiUrl(), jdbc).start()) {
                eventually(() -> person.messages().contains("You said\n\nleft behind"));
                assertThat(bot.echo.heard).contains("left behind");
            }
        }
    }

    @Test
    void takesAwayAWebhookThatIsInItsWay() {
        try (var telegram = new TelegramStandIn(0, Limits.none())) {
            var gateway = new Gateway(
                    new okhttp3.OkHttpClient(),
                    RunningBot.properties(telegram.apiUrl()),
                    new Moves(RunningBot.h2(), (a, b, c) -> {}));
            assertThat(gateway.webhook("http://127.0.0.1:1/telegram/webhook", "secret")
                            .took())
                    .isTrue();
            try (var bot = new RunningBot(telegram.apiUrl(), RunningBot.h2()).start()) {
                eventually(() -> bot.pulse.last() != null || telegram.calls("deletewebhook") == 1);
                var person = telegram.person(1, "en");
                person.say("hello");
                eventually(() -> person.messages().size() == 1);
            }
        }
    }

    @Test
    void isIllWhenTelegramIsSilentForLong() {
        var clock = new SettableClock(Instant.parse("2026-11-24T10:00:00Z"));
        var pulse = new Pulse(clock);
        var health = new TelegramHealthIndicator(pulse, RunningBot.properties("http://127.0.0.1:1"));
        assertThat(health.health().getStatus()).isEqualTo(Status.UNKNOWN);
        pulse.beat();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        clock.forward(Duration.ofSeconds(91));
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.health().getDetails())
                .extractingByKey("reason")
                .asString()
                .contains("91 s");
        pulse.standBy();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
