package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is seen in a chat. */
public abstract class Screen {

    final TelegramStandIn telegram;
    final Room room;

    Screen(TelegramStandIn telegram, Room room) {
        this.telegram = telegram;
        this.room = room;
    }

    /**
     * A message on the screen.
     *
     * @param buttons the labels, row by row
     * @param targets beside each label, the address a button opens or the data it sends
     * @param file the name of the file that came with it
     * @param photo what Telegram calls the picture it is; its text is the caption
     * @param edits how often it was edited
     */
    public record Message(
            int id,
            String text,
            String html,
            List<List<String>> buttons,
            List<List<String>> targets,
            @Nullable String file,
            String content,
            @Nullable String photo,
            int edits) {}

    /** What is seen, oldest first; an edited message stands where it stood. */
    public List<String> messages() {
        return room.messages.stream().map(Room.Shown::text).toList();
    }

    public List<Message> seen() {
        return room.messages.stream().map(Screen::message).toList();
    }

    /** The newest message. */
    public Message last() {
        var seen = seen();
        if (seen.isEmpty()) {
            throw new IllegalStateException("Nothing was sent to chat " + room.id);
        }
        return seen.get(seen.size() - 1);
    }

    /** {@code typing} and the like, oldest first. */
    public List<String> actions() {
        return List.copyOf(room.actions);
    }

    static List<String> menu(@Nullable JsonNode commands) {
        var menu = new ArrayList<String>();
        if (commands != null) {
            commands.forEach(it -> menu.add(
                    it.path("command").asText() + " – " + it.path("description").asText()));
        }
        return menu;
    }

    private static Message message(Room.Shown it) {
        var content = it.content();
        return new Message(
                it.id(),
                it.text(),
                it.html(),
                rows(it, "text", "text"),
                rows(it, "url", "callback_data"),
                it.file(),
                content == null ? "" : new String(content, java.nio.charset.StandardCharsets.UTF_8),
                it.photo() == null ? null : it.photo().id(),
                it.edits());
    }

    private static List<List<String>> rows(Room.Shown shown, String first, String second) {
        var rows = new ArrayList<List<String>>();
        for (var row : shown.markup().path("inline_keyboard")) {
            var texts = new ArrayList<String>();
            row.forEach(it -> texts.add(it.path(first).asText(it.path(second).asText())));
            rows.add(List.copyOf(texts));
        }
        return rows;
    }
}
