package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.Door;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/** Who the bot is, once Telegram has said so; and by that, which words in a group are meant for it. */
class Bot implements Door {

    private final Gateway gateway;
    private volatile @Nullable User self;

    Bot(Gateway gateway) {
        this.gateway = gateway;
    }

    /** Asks Telegram until it has answered once. */
    void learn() throws TelegramApiException {
        if (self == null) {
            self = gateway.ask(new GetMe());
        }
    }

    /** The name behind the @, or an empty text while it is unknown. */
    String name() {
        var known = self;
        return known == null || known.getUserName() == null ? "" : known.getUserName();
    }

    @Override
    public String channel() {
        return "telegram";
    }

    /** Where a chat with it begins. */
    @Override
    public Optional<URI> address() {
        return name().isEmpty() ? Optional.empty() : Optional.of(URI.create("https://t.me/" + name()));
    }

    /** The link that opens a chat with the bot at an item. */
    String link(String payload) {
        return "https://t.me/%s?start=%s".formatted(name(), payload);
    }

    /** Whether a message in a group is meant for the bot: a command, a mention, or an answer to it. */
    boolean isMeant(JsonNode message) {
        var text = message.path("text").asText();
        var mention = "@" + name().toLowerCase(Locale.ROOT);
        if (text.startsWith("/")) {
            var command = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            return !command.contains("@") || !name().isEmpty() && command.endsWith(mention);
        }
        var known = self;
        return known != null
                && (text.toLowerCase(Locale.ROOT).contains(mention)
                        || message.path("reply_to_message")
                                        .path("from")
                                        .path("id")
                                        .asLong()
                                == known.getId());
    }

    /** The words without the mention. */
    String unmentioned(String text) {
        return name().isEmpty() || text.startsWith("/")
                ? text
                : text.replaceAll("(?i)@" + name() + "\\b", " ").strip();
    }
}
