package org.dialogueinfo.telegram;

import java.util.Optional;
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

    SentMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps it if it may be edited later. That it cannot be kept is no reason to send it again. */
    void keep(Message message, int id) {
        if (!message.audience().startsWith(FACTS)) {
            return;
        }
        try {
            jdbc.sql("insert into telegram.sent (broadcast, chat, message_id) values (?, ?, ?) on conflict do nothing")
                    .params(BroadcastId.ofKey(message.broadcastKey()).toString(), message.address(), id)
                    .update();
        } catch (DataAccessException e) {
            LOG.warn("A message of {} cannot be edited later", message.broadcastKey());
        }
    }

    Optional<Integer> find(String broadcast, String chat) {
        return jdbc.sql("select message_id from telegram.sent where broadcast = ? and chat = ?")
                .params(broadcast, chat)
                .query(Integer.class)
                .optional();
    }

    void forget(String chat) {
        jdbc.sql("delete from telegram.sent where chat = ?").param(chat).update();
    }

    /** After sixty days nobody looks for the old message. */
    void clean() {
        jdbc.sql("delete from telegram.sent where sent_at < current_timestamp - interval '60' day")
                .update();
    }
}
