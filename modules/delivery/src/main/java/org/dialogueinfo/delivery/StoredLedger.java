package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads it from the ledger's rows. */
@Component
class StoredLedger implements Ledger {

    private final JdbcClient jdbc;

    StoredLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Entry> rows(BroadcastId id, @Nullable State state, long after, int limit) {
        return jdbc.sql("select id, recipient, channel, rendering, state, attempts, reason, updated_at"
                        + " from delivery.delivery where broadcast_id = ? and id > ? and state like ?"
                        + " order by id limit ?")
                .params(id.toString(), after, state == null ? "%" : state.name(), limit)
                .query(StoredLedger::entry)
                .list();
    }

    private static Entry entry(ResultSet rs, int n) throws SQLException {
        return new Entry(
                rs.getLong("id"),
                rs.getString("recipient"),
                rs.getString("channel"),
                Rendering.of(rs.getString("rendering")),
                State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                Optional.ofNullable(rs.getString("reason")).orElse(""),
                rs.getTimestamp("updated_at").toInstant());
    }
}
