package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A group or a channel: several people speak, all see the same. */
public final class Group extends Screen {

    Group(TelegramStandIn telegram, Room room) {
        super(telegram, room);
    }

    /** @param status {@code creator}, {@code administrator} or {@code member} */
    public void join(TelegramStandIn.Person person, String status) {
        room.members.put(person.user(), status);
    }

    public void say(TelegramStandIn.Person person, String text) {
        person.say(room, text, 0);
    }

    public void replyTo(TelegramStandIn.Person person, int message, String text) {
        person.say(room, text, message);
    }

    public void press(TelegramStandIn.Person person, String label) {
        person.press(room, label);
    }

    /** The bot is thrown out. */
    public void kick() {
        room.blocked = true;
    }

    /** Only texts may be sent here from now on. */
    public void forbidPictures() {
        room.withoutPictures = true;
    }

    /** The group becomes a supergroup with another number; both chats tell the bot. */
    public Group migrate(long to) {
        var moved = telegram.group(to, room.name);
        moved.room.members.putAll(room.members);
        room.movedTo = to;
        tell(room, "migrate_to_chat_id", to);
        tell(moved.room, "migrate_from_chat_id", room.id);
        return moved;
    }

    /** The menu of this group alone. */
    public List<String> menu() {
        return Screen.menu(telegram.world().menus.get("chat:" + room.id + ":"));
    }

    private void tell(Room where, String field, long chat) {
        var update = telegram.world().json.createObjectNode();
        var message = update.putObject("message")
                .put("message_id", telegram.world().nextMessage.getAndIncrement())
                .put("date", System.currentTimeMillis() / 1000);
        message.set("chat", (JsonNode) telegram.world().chat(where));
        message.putObject("from").put("id", 1087968824).put("is_bot", true).put("first_name", "Group");
        message.put(field, chat);
        telegram.updates().add(update);
    }
}
