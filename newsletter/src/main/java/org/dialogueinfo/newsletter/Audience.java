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

    static Audience of(Message message) {
        var name = message.audience();
        if (message.recipient().startsWith("pending:")) {
            return NOBODYS_LIST;
        }
        if (name.startsWith("topic:")) {
            var topic = name.substring("topic:".length());
            return new Audience(
                    true, topic.replaceAll("[^a-z0-9-]+", "."), "newsletter.why." + topic.replaceFirst(":.*", ""));
        }
        if (name.startsWith("digest:")) {
            return new Audience(true, "digest", "newsletter.why.digest");
        }
        if (name.startsWith("sent:")) {
            return new Audience(true, "corrections", "newsletter.why.correction");
        }
        return NOBODYS_LIST;
    }
}
