package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a person does with the app. */
abstract class Someone extends Screen {

    private final long user;
    private final String language;

    Someone(TelegramStandIn telegram, Room room, long user, String language) {
        super(telegram, room);
        this.user = user;
        this.language = language;
    }

    long user() {
        return user;
    }

    public void say(String text) {
        say(room, text, 0);
    }

    /** Opens {@code t.me/bot?start=payload}. */
    public void open(String payload) {
        say("/start " + payload);
    }

    /** Sends something that is not text: {@code photo}, {@code voice}, {@code sticker}. */
    public void send(String kind) {
        var update = telegram.world().json.createObjectNode();
        var message = message(update, room);
        if (kind.equals("photo")) {
            message.putArray("photo")
                    .addObject()
                    .put("file_id", "p")
                    .put("width", 1)
                    .put("height", 1);
        } else {
            message.putObject(kind).put("file_id", "f");
        }
        telegram.updates().add(update);
    }

    /** Presses the button of the newest message that has it. */
    public void press(String label) {
        press(room, label);
    }

    /** Sends callback data of one's own making, as a forger would. */
    public void forge(String data) {
        callback(room, room.messages.isEmpty() ? 1 : last().id(), data);
    }

    public void block() {
        room.blocked = true;
        membership("kicked");
    }

    public void unblock() {
        room.blocked = false;
        membership("member");
    }

    /** What the bot answered to pressed buttons, oldest first. */
    public List<String> toasts() {
        return telegram.world().callbacks.entrySet().stream()
                .filter(it -> it.getKey().startsWith(user + ":"))
                .sorted(java.util.Map.Entry.comparingByKey())
                .flatMap(it -> it.getValue().stream())
                .toList();
    }

    /** The menu this person sees: the chat's own, else the one of the app's language, else the default. */
    public List<String> menu() {
        var menus = telegram.world().menus;
        for (var scope : List.of(
                "chat:" + room.id + ":" + language, "chat:" + room.id + ":", "default::" + language, "default::")) {
            if (menus.containsKey(scope)) {
                return Screen.menu(menus.get(scope));
            }
        }
        return List.of();
    }

    /** Types {@code @bot query} in any chat; the answer is read with {@link #chosen}. */
    public String type(String query) {
        var id = "i" + telegram.world().nextQuery.getAndIncrement();
        telegram.world().inline.put(id, telegram.world().json.nullNode());
        var update = telegram.world().json.createObjectNode();
        var asked = update.putObject("inline_query")
                .put("id", id)
                .put("query", query)
                .put("offset", "");
        from(asked);
        telegram.updates().add(update);
        return id;
    }

    /** The results of an inline query as {@code title | text}; empty until the bot answered. */
    public List<String> chosen(String query) {
        var results = telegram.world()
                .inline
                .getOrDefault(query, telegram.world().json.nullNode());
        var shown = new java.util.ArrayList<String>();
        results.forEach(it -> shown.add(it.path("title").asText() + " | "
                + Markup.plain(
                        it.path("input_message_content").path("message_text").asText())));
        return shown;
    }

    void say(Room where, String text, int inReplyTo) {
        where.started = true;
        var update = telegram.world().json.createObjectNode();
        var message = message(update, where).put("text", text);
        if (text.startsWith("/")) {
            message.putArray("entities")
                    .addObject()
                    .put("type", "bot_command")
                    .put("offset", 0)
                    .put("length", text.split("\\s")[0].length());
        }
        if (inReplyTo > 0) {
            var to = message.putObject("reply_to_message").put("message_id", inReplyTo);
            to.putObject("from").put("id", World.BOT).put("is_bot", true).put("username", World.BOT_NAME);
        }
        telegram.updates().add(update);
    }

    void press(Room where, String label) {
        for (int i = where.messages.size() - 1; i >= 0; i--) {
            for (var row : where.messages.get(i).markup().path("inline_keyboard")) {
                for (var button : row) {
                    if (button.path("text").asText().equals(label) && button.has("callback_data")) {
                        callback(
                                where,
                                where.messages.get(i).id(),
                                button.path("callback_data").asText());
                        return;
                    }
                }
            }
        }
        throw new IllegalArgumentException("There is no button " + label);
    }

    private void callback(Room where, int messageId, String data) {
        var id = "%d:%09d".formatted(user, telegram.world().nextQuery.getAndIncrement());
        telegram.world().toasts(id);
        var update = telegram.world().json.createObjectNode();
        var query = update.putObject("callback_query").put("id", id).put("data", data);
        query.put("chat_instance", "1");
        from(query);
        var shown = query.putObject("message").put("message_id", messageId).put("date", 1);
        shown.set("chat", telegram.world().chat(where));
        telegram.updates().add(update);
    }

    private void membership(String status) {
        var update = telegram.world().json.createObjectNode();
        var member = update.putObject("my_chat_member").put("date", 1);
        member.set("chat", telegram.world().chat(room));
        from(member);
        member.putObject("new_chat_member").put("status", status);
        telegram.updates().add(update);
    }

    private ObjectNode message(ObjectNode update, Room where) {
        var message = update.putObject("message")
                .put("message_id", telegram.world().nextMessage.getAndIncrement())
                .put("date", System.currentTimeMillis() / 1000);
        message.set("chat", (JsonNode) telegram.world().chat(where));
        from(message);
        return message;
    }

    private void from(ObjectNode node) {
        node.putObject("from")
                .put("id", user)
                .put("is_bot", false)
                .put("first_name", "Reader")
                .put("language_code", language);
    }
}
