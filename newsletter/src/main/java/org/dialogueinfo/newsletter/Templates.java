package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** The mails of the broadcasts that are going out, each written once per rendering; the least used are forgotten. */
final class Templates {

    private static final int MOST = 64;

    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    interface Writing {
        MailTemplate write() throws MessagingException;
    }

    /** A broadcast whose text was mended in between is written anew. */
    MailTemplate get(Message message, Writing writing) throws MessagingException {
        var key = new Key(message.broadcastKey(), message.rendering());
        var known = find(key);
        if (known != null && known.card().equals(message.card())) {
            return known.template();
        }
        var template = writing.write();
        keep(key, new Entry(message.card(), template));
        return template;
    }

    private synchronized @Nullable Entry find(Key key) {
        return entries.get(key);
    }

    private synchronized void keep(Key key, Entry entry) {
        entries.put(key, entry);
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    private record Key(String broadcast, Rendering rendering) {}

    private record Entry(Card card, MailTemplate template) {}
}
