package org.dialogueinfo.telegramstandin;

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

    /** The group becomes a supergroup with another number. */
    public Group migrate(long to) {
        room.movedTo = to;
        return telegram.group(to, room.name);
    }
}
