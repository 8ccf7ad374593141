package org.dialogueinfo.subscriptions;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Reached;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The audiences {@code sent:<broadcast>}, who was sent that broadcast and still subscribes, and {@code edit:<broadcast>},
 * the part of them on channels that can change what they sent.
 */
@Component
class ReachedAudience implements AudienceProvider {

    private static final String SENT = "sent:";

    private final Reached reach;
    private final JdbcClient jdbc;
    private final RecipientRows rows;
    private final ObjectProvider<Channel> channels;

    ReachedAudience(Reached reach, JdbcClient jdbc, RecipientRows rows, ObjectProvider<Channel> channels) {
        this.reach = reach;
        this.jdbc = jdbc;
        this.rows = rows;
        this.channels = channels;
    }

    @Override
    public boolean provides(String audience) {
        return audience.startsWith(SENT) || audience.startsWith(Message.EDIT);
    }

    @Override
    public List<Recipient> page(String audience, @Nullable String after, int limit) {
        var broadcast = new BroadcastId(UUID.fromString(audience.substring(SENT.length())));
        var names = names(audience);
        if (names.isEmpty()) {
            return List.of();
        }
        for (var page = reach.reached(broadcast, after, limit);
                !page.isEmpty();
                page = reach.reached(broadcast, page.get(page.size() - 1), limit)) {
            var allowed = rows.allowed(active(page, names));
            if (!allowed.isEmpty()) {
                return allowed;
            }
        }
        return List.of();
    }

    private List<Recipient> active(List<String> refs, List<String> names) {
        return jdbc.sql("select * from subscriptions.endpoint where active and ref in (:refs) and channel in (:names)"
                        + " order by ref")
                .param("refs", refs)
                .param("names", names)
                .query(rows::recipient)
                .list();
    }

    private List<String> names(String audience) {
        return channels.stream()
                .filter(it -> audience.startsWith(SENT) || it.edits())
                .map(Channel::name)
                .collect(Collectors.toList());
    }
}
