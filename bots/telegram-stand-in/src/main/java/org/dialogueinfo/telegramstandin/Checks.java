package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What Telegram refuses in texts, keyboards and menus. */
final class Checks {

    static final int LONGEST_TEXT = 4096;
    static final int LONGEST_CAPTION = 1024;
    private static final int MOST_BUTTONS = 100;
    private static final Set<String> SCHEMES = Set.of("http", "https", "tg", "ton");

    private Checks() {}

    /** The text as a person sees it. */
    static String text(JsonNode body, String field, int longest) {
        var text = body.path(field).asText();
        var mode = body.hasNonNull("parse_mode") ? body.path("parse_mode").asText() : "";
        if (!mode.isEmpty() && !mode.equalsIgnoreCase("HTML")) {
            throw Refusal.badRequest("unsupported parse_mode");
        }
        var plain = mode.isEmpty() ? text : Markup.plain(text);
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isSurrogate(plain.charAt(i))) {
                if (!Character.isHighSurrogate(plain.charAt(i))
                        || i + 1 == plain.length()
                        || !Character.isLowSurrogate(plain.charAt(i + 1))) {
                    throw Refusal.badRequest("strings must be encoded in UTF-8");
                }
                i++;
            }
        }
        if (plain.length() > longest) {
            throw Refusal.badRequest(longest == LONGEST_TEXT ? "message is too long" : "message caption is too long");
        }
        if (plain.isBlank() && longest == LONGEST_TEXT) {
            throw Refusal.badRequest("message text is empty");
        }
        return plain;
    }

    static void keyboard(JsonNode markup) {
        var buttons = 0;
        for (var row : markup.path("inline_keyboard")) {
            for (var button : row) {
                buttons++;
                button(button);
            }
        }
        if (buttons > MOST_BUTTONS) {
            throw Refusal.badRequest("reply markup is too long");
        }
    }

    private static void button(JsonNode button) {
        if (button.path("text").asText().isBlank()) {
            throw Refusal.badRequest("inline keyboard button text must be non-empty");
        }
        var kinds = 0;
        for (var kind : Set.of("url", "callback_data", "switch_inline_query", "switch_inline_query_current_chat")) {
            kinds += button.hasNonNull(kind) ? 1 : 0;
        }
        if (kinds != 1) {
            throw Refusal.badRequest("Text buttons are unallowed in the inline keyboard");
        }
        if (button.hasNonNull("callback_data")) {
            var bytes = button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length;
            if (bytes < 1 || bytes > 64) {
                throw Refusal.badRequest("BUTTON_DATA_INVALID");
            }
        }
        if (button.hasNonNull("url")) {
            url(button.path("url").asText());
        }
    }

    private static void url(String url) {
        try {
            var uri = URI.create(url);
            var host = String.valueOf(uri.getHost());
            if (!SCHEMES.contains(String.valueOf(uri.getScheme()))
                    || (String.valueOf(uri.getScheme()).startsWith("http") && !host.contains("."))) {
                throw Refusal.badRequest("inline keyboard button URL '%s' is invalid: Wrong HTTP URL".formatted(url));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("inline keyboard button URL '%s' is invalid: Wrong HTTP URL".formatted(url));
        }
    }

    static void commands(JsonNode commands) {
        if (commands.size() > 100) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (var command : commands) {
            if (!command.path("command").asText().matches("[a-z0-9_]{1,32}")) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            var description = command.path("description").asText();
            if (description.isBlank() || description.length() > 256) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
    }
}
