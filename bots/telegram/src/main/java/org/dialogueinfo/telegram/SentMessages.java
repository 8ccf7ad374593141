package org.dialogueinfo.telegram;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which message of a chat an alert became, for as long as its details may change: then it is edited in place. */
class SentMessages {

    private static final Logger LOG = LoggerFactory.getLogger(SentMessages.class);

    /** The audiences whose broadcasts are facts of the archive, which may be corrected. */
    private static final String FACTS = "topic:";

    private final JdbcClient jdbc;
    private final Queue<Sent> unstored = new ConcurrentLinkedQueue<>();

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it if it may be edited later; it is stored with others, before the ledger says that it was sent. */
    void keep(Message message, int id) {
        if (message.audience().startsWith(FACTS)) {
            unstored.add(new Sent(BroadcastId.ofKey(message.broadcastKey()).toString(), message.address(), id));
        }
    }

    /** That something cannot be kept is no reason to send it again. */
    void store() {
        var batch = new ArrayList<Sent>();
        for (var next = unstored.poll(); next != null; next = unstored.poll()) {
            batch.add(next);
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            jdbc.sql("insert into telegram.sent (broadcast, chat, message_id) select t.broadcast, t.chat, t.id from"
                            + " unnest(cast(? as varchar array), cast(? as varchar array), cast(? as int array))"
                            + " as t (broadcast, chat, id) on conflict do nothing")
                    .params(
                            batch.stream().map(Sent::broadcast).toArray(String[]::new),
                            batch.stream().map(Sent::chat).toArray(String[]::new),
                            batch.stream().map(Sent::message).toArray(Integer[]::new))
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("{} messages cannot be edited later", batch.size());
        }
    }

    Optional<Integer> find(String broadcast, String chat) {
        store();
        return jdbc.sql("select message_id from telegram.sent where broadcast = ? and chat = ?")
                .params(broadcast, chat)
                .query(Integer.class)
                .optional();
    }

    void forget(String chat) {
        store();
        jdbc.sql("delete from telegram.sent where chat = ?").param(chat).update();
    }

    /** After sixty days nobody looks for the old message. */
    void clean() {
        jdbc.sql("delete from telegram.sent where sent_at < current_timestamp - interval '60' day")
                .update();
    }

    private record Sent(String broadcast, String chat, int message) {}
}
