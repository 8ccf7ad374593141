package org.dialogueinfo.newsletter;

import org.dialogueinfo.delivery.spi.Message;

/**
 * What a message's audience means for its mail.
 *
 * @param list whether it goes to subscribers, each of whom can end it
 * @param listName for {@code List-Id}
 * @param why the key of the line that says why the reader gets it
 */
record Audience(boolean list, String listName, String why) {

    private static final Audience NOBODYS_LIST = new Audience(false, "", "");

    /** Whether it goes to subscribers; asked for with every mail, the rest once for each text. */
    static boolean isList(Message message) {
        var name = message.audience();
        return !message.recipient().startsWith("pending:")
                && (name.startsWith("topic:") || name.startsWith("digest:") || name.startsWith("sent:"));
    }

    static Audience of(Message message) {
        if (!isList(message)) {
            return NOBODYS_LIST;
        }
        var name = message.audience();
        if (name.startsWith("topic:")) {
            var topic = name.substring("topic:".length());
            return new Audience(
                    true, topic.replaceAll("[^a-z0-9-]+", "."), "newsletter.why." + topic.replaceFirst(":.*", ""));
        }
        if (name.startsWith("digest:")) {
            return new Audience(true, "digest", "newsletter.why.digest");
        }
        return new Audience(true, "corrections", "newsletter.why.correction");
    }
}
