package org.dialogueinfo.telegramstandin;

/**
 * How much a bot may send; what is over it is answered with 429.
 *
 * @param perSecond messages a second over all chats
 * @param perChatSecond messages a second to one chat
 * @param perGroupMinute messages a minute to one group or channel
 */
public record Limits(int perSecond, int perChatSecond, int perGroupMinute) {

    /** What Telegram publishes: 30 a second, 1 a second in a chat, 20 a minute in a group. */
    public static Limits published() {
        return new Limits(30, 1, 20);
    }

    /** No limit that a test could reach. */
    public static Limits none() {
        return new Limits(1_000_000, 1_000_000, 1_000_000);
    }
}
