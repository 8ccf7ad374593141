package org.dialogueinfo.telegram;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param token the bot's token; without one Telegram is off
 * @param apiUrl where the Bot API answers, so that a test server can stand in
 * @param updates {@code polling} or {@code webhook}
 * @param webhookSecret what Telegram sends in {@code X-Telegram-Bot-Api-Secret-Token}; without one the webhook refuses all
 * @param messagesPerSecond the pace of broadcasts; Telegram's published limit is about 30
 * @param paid whether broadcasts may go faster than that, up to 1000 a second, for 0.1 Telegram Stars a message
 * @param channels public channels by language, such as {@code sq=@name}, that get alerts as posts
 */
@ConfigurationProperties("dialogue.telegram")
record TelegramProperties(
        @DefaultValue("") String token,
        @DefaultValue("https://api.telegram.org") URI apiUrl,
        @DefaultValue("polling") String updates,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("30") double messagesPerSecond,
        @DefaultValue("false") boolean paid,
        @DefaultValue Map<String, String> channels) {

    boolean webhook() {
        return updates.equals("webhook");
    }

    /** The number before the colon, which is no secret. */
    String botId() {
        return token.split(":", 2)[0];
    }

    @Override
    public String toString() {
        return "TelegramProperties[***]";
    }
}
