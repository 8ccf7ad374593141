package org.dialogueinfo.telegram;

import java.time.Clock;
import java.time.Duration;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.delivery.spi.Feedback;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Telegram, when there is a token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${dialogue.telegram.token:}'.isBlank()")
@EnableConfigurationProperties(TelegramProperties.class)
class TelegramConfiguration {

    @Bean(destroyMethod = "")
    OkHttpClient telegramHttp() {
        var dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(64);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .readTimeout(Duration.ofSeconds(10))
                .build();
    }

    @Bean
    Gateway telegramGateway(OkHttpClient telegramHttp, TelegramProperties properties) {
        return new Gateway(telegramHttp, properties);
    }

    @Bean
    TelegramChannel telegramChannel(Gateway gateway, TelegramProperties properties) {
        return new TelegramChannel(gateway, properties);
    }

    @Bean
    Incoming telegramIncoming(JdbcClient jdbc) {
        return new Incoming(jdbc);
    }

    @Bean
    Updates telegramUpdates(Incoming incoming, Conversation conversation, Gateway gateway, Feedback feedback) {
        return new Updates(incoming, conversation, gateway, feedback);
    }

    @Bean
    Poller telegramPoller(
            TelegramProperties properties,
            Incoming incoming,
            Updates updates,
            Gateway gateway,
            Conversation conversation,
            Clock clock) {
        return new Poller(properties, incoming, updates, gateway, conversation, clock);
    }
}
