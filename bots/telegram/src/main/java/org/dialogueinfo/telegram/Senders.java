package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** Reads from an update which kind it is, which chat it belongs to and who speaks. */
final class Senders {

    /** The kinds that are asked for; Telegram sends no others, and one that comes nevertheless is passed over. */
    static final List<String> KINDS = List.of("message", "callback_query", "inline_query", "my_chat_member");

    private static final Set<String> SERBIAN_SPEAKING = Set.of("sr", "sh", "bs", "hr", "cnr", "me");

    private Senders() {}

    static @Nullable String kind(JsonNode update) {
        return KINDS.stream().filter(update::has).findFirst().orElse(null);
    }

    /** The chat the update belongs to; an empty text if it tells of none. */
    static String chat(JsonNode update) {
        for (var kind : KINDS) {
            var about = update.path(kind);
            var chat = kind.equals("callback_query") ? about.path("message").path("chat") : about.path("chat");
            if (kind.equals("inline_query") && about.has("from")) {
                chat = about.path("from");
            }
            if (chat.path("id").isIntegralNumber()) {
                return chat.path("id").asText();
            }
        }
        return "";
    }

    /** Whether Telegram says that a group has another number from now on. */
    static boolean moved(JsonNode message) {
        return message.path("migrate_to_chat_id").isIntegralNumber()
                || message.path("migrate_from_chat_id").isIntegralNumber();
    }

    static boolean group(JsonNode chat) {
        return chat.path("type").asText().endsWith("group");
    }

    /**
     * @throws IllegalArgumentException if there is no chat or nobody in it
     */
    static Person person(JsonNode chat, JsonNode from) {
        if (!chat.path("id").isIntegralNumber()) {
            throw new IllegalArgumentException("An update without a chat");
        }
        var address = chat.path("id").asText();
        return new Person(
                "telegram",
                address,
                group(chat) ? address + "/" + from.path("id").asText() : address,
                hint(from.path("language_code").asText("en")));
    }

    private static Rendering hint(String app) {
        var language = app.split("-")[0];
        return SERBIAN_SPEAKING.contains(language)
                ? Rendering.SR
                : Rendering.find(language).orElse(Rendering.EN);
    }
}
