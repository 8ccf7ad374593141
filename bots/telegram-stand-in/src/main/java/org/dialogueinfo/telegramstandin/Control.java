package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;

/**
 * What another process may ask and tell over HTTP, under {@code /stand-in/}: {@code received} (counts),
 * {@code received/chats}, {@code messages?chat=}, {@code say}, {@code press}, {@code people}, {@code fault},
 * {@code limits}, {@code reset}.
 */
final class Control {

    private final TelegramStandIn telegram;
    private final World world;

    Control(TelegramStandIn telegram, World world) {
        this.telegram = telegram;
        this.world = world;
    }

    JsonNode answer(String path, ObjectNode query, ObjectNode body) {
        var asked = body.isEmpty() ? query : body;
        var chat = asked.path("chat").asLong();
        switch (path.substring("/stand-in/".length())) {
            case "received" -> {
                return received();
            }
            case "received/chats" -> {
                return chats();
            }
            case "messages" -> {
                return world.json.valueToTree(person(asked).seen());
            }
            case "say" -> person(asked).say(asked.path("text").asText());
            case "press" -> person(asked).press(asked.path("label").asText());
            case "people" -> people(asked);
            case "fault" ->
                telegram.fail(
                        Fault.valueOf(asked.path("fault").asText()),
                        asked.path("times").asInt(1),
                        asked.path("seconds").asInt(1),
                        call -> call.carriesMessage()
                                && (chat == 0 || call.chat().equals(Long.toString(chat))));
            case "limits" ->
                telegram.limits(new Limits(
                        asked.path("perSecond").asInt(30),
                        asked.path("perChatSecond").asInt(1),
                        asked.path("perGroupMinute").asInt(20)));
            case "reset" -> reset();
            default -> {
                return world.json.createObjectNode().put("ok", false).put("description", "No such control");
            }
        }
        return world.json.createObjectNode().put("ok", true);
    }

    private TelegramStandIn.Person person(ObjectNode asked) {
        return telegram.person(
                asked.path("chat").asLong(), asked.path("language").asText("en"));
    }

    /** People who pressed start, numbered from the first on. */
    private void people(ObjectNode asked) {
        var from = asked.path("from").asLong(1);
        for (var id = from; id < from + asked.path("count").asLong(1); id++) {
            world.room(id, Room.Kind.PRIVATE, "reader" + id).started = true;
        }
    }

    private JsonNode received() {
        var all = world.json.createObjectNode();
        var total = 0L;
        var reached = 0L;
        var most = 0L;
        for (var room : world.rooms.values()) {
            total += room.received();
            reached += room.received() > 0 ? 1 : 0;
            most = Math.max(most, room.received());
        }
        all.put("total", total).put("chats", reached).put("mostInOneChat", most);
        var texts = all.putObject("texts");
        world.texts.forEach((text, count) -> texts.put(text, count.get()));
        var methods = all.putObject("methods");
        world.methods.forEach((method, count) -> methods.put(method, count.get()));
        var refusals = all.putObject("refusals");
        world.refusals.forEach((code, count) -> refusals.put(Integer.toString(code), count.get()));
        return all;
    }

    private JsonNode chats() {
        var all = world.json.createObjectNode();
        world.rooms.values().forEach(it -> {
            if (it.received() > 0) {
                all.put(Long.toString(it.id), it.received());
            }
        });
        return all;
    }

    private void reset() {
        world.texts.clear();
        world.methods.clear();
        world.refusals.clear();
        world.rooms.values().forEach(Room::forget);
        telegram.heal();
    }
}
