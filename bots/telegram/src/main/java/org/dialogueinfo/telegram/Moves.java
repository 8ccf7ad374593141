package org.dialogueinfo.telegram;

import org.dialogueinfo.delivery.spi.Feedback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carries over what belongs to a group when it becomes a supergroup with another number. Messages stay behind: their
 * numbers mean nothing in the new chat. Told twice, the second time changes nothing.
 */
class Moves {

    private static final Logger LOG = LoggerFactory.getLogger(Moves.class);

    private final JdbcClient jdbc;
    private final Feedback feedback;

    Moves(JdbcClient jdbc, Feedback feedback) {
        this.jdbc = jdbc;
        this.feedback = feedback;
    }

    /** That it could not be carried over now keeps nothing from being sent; the next word of the move does it. */
    void carryOver(String from, String to) {
        try {
            feedback.endpointMoved("telegram", from, to);
            jdbc.sql("update telegram.reply_line set chat = ? where chat = ?")
                    .params(to, from)
                    .update();
            jdbc.sql("delete from telegram.sent where chat = ?").param(from).update();
        } catch (DataAccessException e) {
            LOG.warn(
                    "A group that moved could not be carried over: {}",
                    e.getClass().getName());
        }
    }
}
