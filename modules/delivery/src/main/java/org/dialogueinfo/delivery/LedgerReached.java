package org.dialogueinfo.delivery;

import java.util.List;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads it from the rows. */
@Component
class LedgerReached implements Reached {

    private final JdbcClient jdbc;

    LedgerReached(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> reached(BroadcastId broadcast, @Nullable String after, int limit) {
        return jdbc.sql("select recipient from delivery.delivery where broadcast_id = ? and recipient > ?"
                        + " and state <> ? order by recipient limit ?")
                .params(broadcast.toString(), after == null ? "" : after, State.FAILED.name(), limit)
                .query(String.class)
                .list();
    }
}
