package org.dialogueinfo.telegram;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Settings;
import org.springframework.beans.factory.annotation.Value;
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

    private static final int THREADS = 8;

    /**
     * Its threads end with the process, also those of calls nobody waits for. It repeats nothing by itself: a message
     * whose answer was lost may have arrived.
     */
    @Bean(destroyMethod = "")
    OkHttpClient telegramHttp() {
        var dispatcher = new Dispatcher(Executors.newCachedThreadPool(Lanes.daemon("telegram-http")));
        dispatcher.setMaxRequestsPerHost(64);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(64, 30, TimeUnit.SECONDS))
                .readTimeout(Duration.ofSeconds(10))
                .retryOnConnectionFailure(false)
                .build();
    }

    @Bean
    Moves telegramMoves(JdbcClient jdbc, Feedback feedback) {
        return new Moves(jdbc, feedback);
    }

    @Bean
    Gateway telegramGateway(OkHttpClient telegramHttp, TelegramProperties properties, Moves moves) {
        return new Gateway(telegramHttp, properties, moves);
    }

    @Bean
    SentMessages telegramSentMessages(JdbcClient jdbc) {
        return new SentMessages(jdbc);
    }

    @Bean
    TelegramChannel telegramChannel(
            Gateway gateway, JdbcClient jdbc, SentMessages sent, TelegramProperties properties, Feedback feedback) {
        return new TelegramChannel(gateway, new Posts(jdbc, gateway), sent, properties, feedback);
    }

    @Bean
    PublicChannels telegramPublicChannels(TelegramProperties properties, Settings settings) {
        return new PublicChannels(properties, settings);
    }

    @Bean
    TelegramReplyLine telegramReplyLine(JdbcClient jdbc, SentMessages sent, Broadcasts broadcasts) {
        return new TelegramReplyLine(jdbc, sent, broadcasts);
    }

    @Bean
    Bot telegramBot(Gateway gateway) {
        return new Bot(gateway);
    }

    @Bean
    Incoming telegramIncoming(JdbcClient jdbc) {
        return new Incoming(jdbc);
    }

    @Bean
    Lease telegramLease(JdbcClient jdbc, TelegramProperties properties) {
        return new Lease(jdbc, "poller:" + properties.botId());
    }

    @Bean
    Pulse telegramPulse(Clock clock) {
        return new Pulse(clock);
    }

    @Bean
    TelegramHealthIndicator telegramHealthIndicator(Pulse pulse, TelegramProperties properties) {
        return new TelegramHealthIndicator(pulse, properties);
    }

    @Bean
    Lanes telegramLanes() {
        return new Lanes(THREADS);
    }

    @Bean
    Handler telegramHandler(
            Conversation conversation, Gateway gateway, Bot bot, Feedback feedback, Moves moves, JdbcClient jdbc) {
        var replies = new Replies(gateway, conversation, bot, new Pictures(jdbc, gateway));
        return new Handler(conversation, replies, gateway, bot, feedback, moves);
    }

    @Bean
    Updates telegramUpdates(
            Incoming incoming, Handler handler, Conversation conversation, Feedback feedback, Lanes lanes) {
        return new Updates(incoming, handler, conversation, feedback, lanes);
    }

    @Bean
    Poller telegramPoller(
            TelegramProperties properties,
            Incoming incoming,
            Updates updates,
            Gateway gateway,
            Lease lease,
            Pulse pulse) {
        return new Poller(properties, incoming, updates, gateway, lease, pulse);
    }

    @Bean
    Upkeep telegramUpkeep(
            TelegramProperties properties,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl,
            Gateway gateway,
            Bot bot,
            Lease lease,
            Updates updates,
            Incoming incoming,
            SentMessages sent,
            Conversation conversation,
            Pulse pulse,
            Lanes lanes) {
        return new Upkeep(
                properties, baseUrl, gateway, bot, lease, updates, incoming, sent, conversation, pulse, lanes);
    }
}
