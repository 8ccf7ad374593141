package org.dialogueinfo.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dialogueinfo.telegram.RunningBot.eventually;
import static org.mockito.Mockito.mock;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Setting;
import org.dialogueinfo.delivery.spi.Settings;
import org.dialogueinfo.telegramstandin.Limits;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Webhook mode in a real web server: Telegram posts, the bot answers at once. */
class WebhookTests {

    private static final String UPDATE = "{\"update_id\":7000,\"message\":{\"message_id\":1,\"text\":\"forged\","
            + "\"chat\":{\"id\":1,\"type\":\"private\"},\"from\":{\"id\":1}}}";

    private final TelegramStandIn telegram = new TelegramStandIn(0, Limits.none());
    private final TelegramStandIn.Person person = telegram.person(1, "en");
    private final int port = FreePort.next();
    private final ConfigurableApplicationContext application = SpringApplication.run(
            Bot.class,
            "--server.port=" + port,
            "--dialogue.base-url=http://localhost:" + port,
            "--dialogue.telegram.token=1:test",
            "--dialogue.telegram.api-url=" + telegram.apiUrl(),
            "--dialogue.telegram.updates=webhook",
            "--dialogue.telegram.webhook-secret=a-secret",
            "--logging.level.root=warn");

    @AfterEach
    void stop() {
        application.close();
        telegram.close();
    }

    @Test
    void registersItselfAndAnswersAtOnce() throws Exception {
        eventually(() -> telegram.calls("setwebhook") == 1);
        var begin = System.nanoTime();
        person.say("hello");
        eventually(() -> person.messages().size() == 1);
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
        assertThat(telegram.calls("getupdates")).isZero();
        assertThat(post("wrong", UPDATE)).isEqualTo(403);
        assertThat(post("", UPDATE)).isEqualTo(403);
        assertThat(post("a-secret", "{")).isEqualTo(400);
        assertThat(post("a-secret", "[]")).isEqualTo(400);
        assertThat(post("a-secret", "{\"update_id\":1,\"x\":\"%s\"}".formatted("x".repeat(300_000))))
                .isEqualTo(413);
        assertThat(post("a-secret", UPDATE)).isEqualTo(200);
        assertThat(post("a-secret", UPDATE)).isEqualTo(200);
        eventually(() -> person.messages().size() == 2);
        assertThat(application.getBean(Echo.class).heard).containsExactly("hello", "forged");
    }

    private int post(String secret, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook"))
                                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({TelegramConfiguration.class, Webhook.class})
    static class Bot {

        @Bean
        Echo echo() {
            return new Echo();
        }

        @Bean
        JdbcClient jdbc() {
            return RunningBot.h2();
        }

        @Bean
        Feedback feedback() {
            return (channel, address, reason) -> {};
        }

        @Bean
        Broadcasts broadcasts() {
            return mock(Broadcasts.class);
        }

        @Bean
        Settings settings() {
            return Setting::configured;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
