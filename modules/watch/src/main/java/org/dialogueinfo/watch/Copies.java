package org.dialogueinfo.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The copies that the operator's mailbox and chat were sent, and which of them were seen there. */
@Component
class Copies {

    private static final String MAIL = "email";
    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final OperatorProperties.Canary properties;
    private final Clock clock;

    Copies(JdbcClient jdbc, OperatorProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties.canary();
        this.clock = clock;
    }

    /** @param refused why it was not sent; null if it was. Telegram's answer says that it is in the chat. */
    void settled(Message message, String channel, @Nullable String refused) {
        var seen =
                refused == null && !(channel.equals(MAIL) && properties.imap().isConfigured());
        jdbc.sql("insert into watch.canary (delivery_id, broadcast_id, channel, rendering, settled_at)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(
                        message.deliveryId(),
                        BroadcastId.ofKey(message.broadcastKey()).toString(),
                        channel,
                        message.rendering().path(),
                        now())
                .update();
        jdbc.sql("update watch.canary set refused = ?, seen_at = coalesce(seen_at, ?) where delivery_id = ?")
                .params(Arrays.asList(
                        refused == null ? null : refused.substring(0, Math.min(300, refused.length())),
                        seen ? now() : null,
                        message.deliveryId()))
                .update();
    }

    /** What was sent by mail and is looked for. */
    List<Copy> awaited() {
        return jdbc.sql("select * from watch.canary where refused is null and seen_at is null and settled_at > ?"
                        + " order by settled_at")
                .param(before(Duration.ofDays(1)))
                .query((rs, n) ->
                        new Copy(rs.getLong("delivery_id"), rs.getString("broadcast_id"), rs.getString("channel"), ""))
                .list();
    }

    void seen(Copy copy) {
        jdbc.sql("update watch.canary set seen_at = ? where delivery_id = ?")
                .params(now(), copy.delivery())
                .update();
    }

    /**
     * Copies that were refused or are not seen in time, one of a broadcast and channel; not those that a later one on the
     * same way followed to its end.
     */
    List<Copy> missing() {
        jdbc.sql("delete from watch.canary where settled_at < ?")
                .param(before(KEPT))
                .update();
        return jdbc.sql("select broadcast_id, channel, min(delivery_id) as delivery_id,"
                        + " coalesce(max(refused), '') as refused from watch.canary c"
                        + " where seen_at is null and (refused is not null or settled_at < ?)"
                        + " and not exists (select 1 from watch.canary later where later.channel = c.channel"
                        + " and later.rendering = c.rendering and later.seen_at is not null"
                        + " and later.settled_at > c.settled_at)"
                        + " group by broadcast_id, channel order by delivery_id")
                .param(before(properties.within()))
                .query((rs, n) -> new Copy(
                        rs.getLong("delivery_id"),
                        rs.getString("broadcast_id"),
                        rs.getString("channel"),
                        rs.getString("refused")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp before(Duration time) {
        Instant then = clock.instant().minus(time);
        return Timestamp.from(then);
    }

    /** @param refused why it was not sent; empty if it was */
    record Copy(long delivery, String broadcast, String channel, String refused) {

        /** Whether it is the mail with this id: it names the delivery and begins the broadcast's. */
        boolean is(String messageId) {
            return messageId.startsWith("<d" + delivery + ".") && messageId.contains("." + mark() + "@");
        }

        String mark() {
            return broadcast.substring(0, 13);
        }
    }
}
