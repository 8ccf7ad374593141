package org.dialogueinfo.telegram;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Updates, stored before they are handled: neither an exception nor a crash loses one. */
class Incoming {

    private static final int MOST_ATTEMPTS = 3;

    private final JdbcClient jdbc;

    Incoming(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps the update; one that is there already stays as it is. */
    void keep(long id, String body) {
        jdbc.sql("insert into telegram.incoming (update_id, body, state, attempts) values (?, ?, 'NEW', 0)"
                        + " on conflict do nothing")
                .params(id, body)
                .update();
    }

    /** The offset that confirms everything stored so far. */
    long next() {
        return jdbc.sql("select coalesce(max(update_id) + 1, 0) from telegram.incoming")
                .query(Long.class)
                .single();
    }

    List<Stored> open() {
        return jdbc.sql(
                        "select update_id, body, attempts from telegram.incoming where state = 'NEW' order by update_id")
                .query((rs, n) -> new Stored(rs.getLong("update_id"), rs.getString("body"), rs.getInt("attempts")))
                .list();
    }

    /** What a person said is not kept longer than it takes to answer. */
    void done(long id) {
        jdbc.sql("update telegram.incoming set state = 'DONE', body = '' where update_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from telegram.incoming where state = 'DONE' and update_id < ?")
                .param(id - 1000)
                .update();
    }

    /** @return whether it is parked now, after the last attempt */
    boolean failed(Stored update) {
        var park = update.attempts() + 1 >= MOST_ATTEMPTS;
        jdbc.sql("update telegram.incoming set attempts = attempts + 1, state = ? where update_id = ?")
                .params(park ? "PARKED" : "NEW", update.id())
                .update();
        return park;
    }

    record Stored(long id, String body, int attempts) {}
}
