package org.dialogueinfo.newsletter;

import java.util.List;
import org.dialogueinfo.delivery.spi.Message;

/**
 * What a message's audience means for its mail.
 *
 * @param list whether it goes to subscribers, each of whom can end it
 * @param listName for {@code List-Id}
 * @param why the key of the line that says why the reader gets it; empty if the card says so itself
 */
record Audience(boolean list, String listName, String why) {

    private static final List<String> LISTS = List.of("topic:", "digest:", "sent:", "year:");
    private static final Audience NOBODYS_LIST = new Audience(false, "", "");

    /** Invited by an organiser; the letter says how to decline and how to be forgotten. */
    private static final Audience GUESTS = new Audience(false, "", "newsletter.why.guest");

    /** Whether it goes to subscribers; asked for with every mail, the rest once for each text. */
    static boolean isList(Message message) {
        return !message.recipient().startsWith("pending:") && LISTS.stream().anyMatch(message.audience()::startsWith);
    }

    static Audience of(Message message) {
        var name = message.audience();
        if (!isList(message)) {
            return name.startsWith("roundtable:") ? GUESTS : NOBODYS_LIST;
        }
        if (name.startsWith("topic:")) {
            var topic = name.substring("topic:".length());
            return new Audience(
                    true, topic.replaceAll("[^a-z0-9-]+", "."), "newsletter.why." + topic.replaceFirst(":.*", ""));
        }
        if (name.startsWith("digest:")) {
            return new Audience(true, "digest", "newsletter.why.digest");
        }
        return name.startsWith("year:")
                ? new Audience(true, "year", "newsletter.why.year")
                : new Audience(true, "corrections", "newsletter.why.correction");
    }
}
