package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Everything the Bot API knows: chats, menus, questions that wait for the bot, and what was received. */
final class World {

    static final long BOT = 1;
    static final String BOT_NAME = "stand_in_bot";

    final ObjectMapper json = new ObjectMapper();
    volatile ObjectNode lastMessage = json.createObjectNode();
    final Map<Long, Room> rooms = new ConcurrentHashMap<>();
    final Map<String, Long> names = new ConcurrentHashMap<>();
    final Map<String, JsonNode> menus = new ConcurrentHashMap<>();
    final Map<String, List<String>> callbacks = new ConcurrentHashMap<>();
    final Map<String, JsonNode> inline = new ConcurrentHashMap<>();
    final Photos photos = new Photos();
    final Map<String, byte[]> files = new ConcurrentHashMap<>();
    final AtomicInteger nextMessage = new AtomicInteger(1);
    final AtomicLong nextQuery = new AtomicLong(1);
    final Map<String, AtomicLong> methods = new ConcurrentHashMap<>();
    final Map<Integer, AtomicLong> refusals = new ConcurrentHashMap<>();
    final Map<String, AtomicLong> texts = new ConcurrentHashMap<>();
    private volatile boolean everybodyStarted;

    /** Whether a chat nobody made is a person who pressed start, so that load needs no preparation. */
    void everybodyStarted(boolean yes) {
        everybodyStarted = yes;
    }

    Room room(long id, Room.Kind kind, String name) {
        return rooms.computeIfAbsent(id, it -> new Room(it, kind, name));
    }

    /** The chat a call is for, open to the bot. */
    Room recipient(JsonNode body) {
        var room = find(body.path("chat_id"));
        room.open();
        return room;
    }

    Room find(JsonNode chat) {
        var text = chat.asText();
        Long id = null;
        if (text.startsWith("@")) {
            id = names.get(text);
        } else if (text.matches("-?\\d{1,18}")) {
            id = Long.valueOf(text);
        }
        if (id != null && everybodyStarted && id > 0) {
            rooms.computeIfAbsent(id, it -> new Room(it, Room.Kind.PRIVATE, "")).started = true;
        }
        var room = id == null ? null : rooms.get(id);
        if (room == null) {
            throw Refusal.badRequest("chat not found");
        }
        return room;
    }

    ObjectNode chat(Room room) {
        var node = json.createObjectNode().put("id", room.id);
        return switch (room.kind) {
            case PRIVATE -> node.put("type", "private").put("first_name", "Reader");
            case GROUP -> node.put("type", "supergroup").put("title", room.name);
            case CHANNEL -> node.put("type", "channel").put("title", room.name).put("username", room.name);
        };
    }

    ObjectNode message(Room room, Room.Shown shown) {
        var node = json.createObjectNode().put("message_id", shown.id()).put("date", System.currentTimeMillis() / 1000);
        node.set("chat", chat(room));
        node.putObject("from")
                .put("id", BOT)
                .put("is_bot", true)
                .put("first_name", "Stand-in")
                .put("username", BOT_NAME);
        if (shown.photo() != null) {
            node.put("caption", shown.text());
            Photos.show(node, shown.photo());
        } else if (shown.file() == null) {
            node.put("text", shown.text());
        } else {
            node.put("caption", shown.text());
            node.putObject("document")
                    .put("file_id", "file-" + shown.id())
                    .put("file_unique_id", "file-" + shown.id())
                    .put("file_name", shown.file());
        }
        if (shown.edits() > 0) {
            node.put("edit_date", System.currentTimeMillis() / 1000);
        }
        return node;
    }

    void count(String text) {
        var line = text.lines().findFirst().orElse("");
        if (texts.size() < 10_000 || texts.containsKey(line)) {
            texts.computeIfAbsent(line, it -> new AtomicLong()).incrementAndGet();
        }
    }

    List<String> toasts(String callback) {
        return callbacks.computeIfAbsent(callback, it -> new CopyOnWriteArrayList<>());
    }
}
