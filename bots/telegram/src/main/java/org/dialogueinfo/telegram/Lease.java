package org.dialogueinfo.telegram;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The right to poll for a bot, held by one node of those that share the database. It ends by itself 25 seconds after it
 * was last renewed; the database's clock decides.
 */
class Lease {

    private final JdbcClient jdbc;
    private final String name;
    private final String holder = UUID.randomUUID().toString();
    private volatile boolean held;

    Lease(JdbcClient jdbc, String name) {
        this.jdbc = jdbc;
        this.name = name;
    }

    /** Takes or renews the lease; answers whether this node has it. */
    boolean hold() {
        var had = tryToHold();
        held = had;
        return had;
    }

    private boolean tryToHold() {
        var renewed = jdbc.sql(
                        "update telegram.lease set holder = ?, ends_at = current_timestamp + interval '25' second"
                                + " where name = ? and (holder = ? or ends_at < current_timestamp)")
                .params(holder, name, holder)
                .update();
        return renewed > 0
                || jdbc.sql("insert into telegram.lease (name, holder, ends_at)"
                                        + " values (?, ?, current_timestamp + interval '25' second)"
                                        + " on conflict do nothing")
                                .params(name, holder)
                                .update()
                        > 0;
    }

    /** Whether this node had it when it last asked. */
    boolean held() {
        return held;
    }

    void release() {
        held = false;
        jdbc.sql("delete from telegram.lease where name = ? and holder = ?")
                .params(name, holder)
                .update();
    }
}
