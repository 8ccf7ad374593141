package org.dialogueinfo.subscriptions;

/**
 * Where a person is reached.
 *
 * @param channel {@code telegram} or {@code email}
 * @param address a chat id, or a mail address in lower case
 */
public record Endpoint(String channel, String address) {

    static final String EMAIL = "email";
    static final String TELEGRAM = "telegram";

    public static Endpoint telegram(long chat) {
        return new Endpoint(TELEGRAM, Long.toString(chat));
    }

    /** Shows the channel alone: an address belongs in no log. */
    @Override
    public String toString() {
        return channel + ":***";
    }
}
