package org.dialogueinfo.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Updates, stored before they are handled: neither an exception nor a crash loses one. An attempt counts before it is
 * made, so that an update which kills the process is parked like any other poison.
 */
class Incoming {

    private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);
    private static final int MOST_ATTEMPTS = 3;

    private final JdbcClient jdbc;

    Incoming(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the update; answers whether it is new. */
    boolean keep(long id, String chat, String body) {
        return jdbc.sql("insert into telegram.incoming (update_id, chat, body, state, attempts)"
                                + " values (?, ?, ?, 'NEW', 0) on conflict do nothing")
                        .params(id, chat, body)
                        .update()
                > 0;
    }

    /** The offset that confirms everything stored so far. */
    long next() {
        return jdbc.sql("select coalesce(max(update_id) + 1, 0) from telegram.incoming")
                .query(Long.class)
                .single();
    }

    /**
     * What is to be handled still, in order.
     *
     * @param abandoned how long an update in hand must not have been touched to count as left behind
     */
    List<Open> open(Duration abandoned) {
        return jdbc.sql("select update_id, chat from telegram.incoming where state = 'NEW' or state = 'TAKEN'"
                        + " and taken_at <= current_timestamp - cast(? as int) * interval '1' second"
                        + " order by update_id")
                .param(abandoned.toSeconds())
                .query((rs, n) -> new Open(rs.getLong("update_id"), rs.getString("chat")))
                .list();
    }

    /** Takes the update in hand and counts the attempt; empty if it is done, or parked after its last attempt. */
    Optional<String> claim(long id) {
        var taken = jdbc.sql("update telegram.incoming set state = 'TAKEN', attempts = attempts + 1,"
                        + " taken_at = current_timestamp"
                        + " where update_id = ? and state in ('NEW', 'TAKEN') and attempts < ?")
                .params(id, MOST_ATTEMPTS)
                .update();
        if (taken > 0) {
            return jdbc.sql("select body from telegram.incoming where update_id = ?")
                    .param(id)
                    .query(String.class)
                    .optional();
        }
        var parked = jdbc.sql("update telegram.incoming set state = 'PARKED'"
                        + " where update_id = ? and state in ('NEW', 'TAKEN')")
                .param(id)
                .update();
        if (parked > 0) {
            LOG.warn("Update {} is parked after {} attempts", id, MOST_ATTEMPTS);
        }
        return Optional.empty();
    }

    /** Says that it is still in hand, only waiting. */
    void touch(long id) {
        jdbc.sql("update telegram.incoming set taken_at = current_timestamp where update_id = ?")
                .param(id)
                .update();
    }

    /** What a person said is not kept longer than it takes to answer. */
    void done(long id) {
        jdbc.sql("update telegram.incoming set state = 'DONE', body = '' where update_id = ?")
                .param(id)
                .update();
    }

    /** Forgets what is done, but for the newest, and after a week the words of what is parked; its id stays. */
    void clean() {
        jdbc.sql(
                        "delete from telegram.incoming where state = 'DONE' and received_at < current_timestamp - interval '1' day"
                                + " and update_id < (select max(update_id) from telegram.incoming)")
                .update();
        jdbc.sql("update telegram.incoming set body = '' where state = 'PARKED' and body <> ''"
                        + " and received_at < current_timestamp - interval '7' day")
                .update();
    }

    record Open(long id, String chat) {}
}
