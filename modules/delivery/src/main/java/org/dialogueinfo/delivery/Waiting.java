package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's rows that nobody has claimed, as far as they are to end without being sent. */
@Component
class Waiting {

    private static final Timestamp END_OF_TIME = Timestamp.from(Instant.parse("9999-01-01T00:00:00Z"));

    /** Why a row ended whose recipient is forgotten. */
    static final String ERASED = "erased on request";

    private static final String OPEN = " from delivery.delivery where recipient = ? and broadcast_id in"
            + " (select id from delivery.broadcast where finished_at is null)";

    private final JdbcClient jdbc;
    private final Tally tally;
    private final Rows rows;
    private final Clock clock;

    Waiting(JdbcClient jdbc, Tally tally, Rows rows, Clock clock) {
        this.jdbc = jdbc;
        this.tally = tally;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Ends up to {@code limit} rows that wait, with the same reason.
     *
     * @return how many; 0 if there are no more
     */
    @Transactional
    public int fail(long lane, String channel, Rendering rendering, String reason, int limit) {
        return fail(
                jdbc.sql(
                                "select id, lane, broadcast_id, channel, state from delivery.delivery where lane = ?"
                                        + " and channel = ? and rendering = ? and due_at <= ? order by due_at limit ? for update")
                        .params(lane, channel, rendering.path(), END_OF_TIME, limit)
                        .query(Waiting::one)
                        .list(),
                reason);
    }

    /** Ends what waits for a recipient. What is in hand loses its address, so that it ends there and is not tried again. */
    @Transactional
    public void forget(String recipient) {
        fail(
                jdbc.sql("select id, lane, broadcast_id, channel, state" + OPEN
                                + " and state in ('PENDING', 'RETRY') for update")
                        .param(recipient)
                        .query(Waiting::one)
                        .list(),
                ERASED);
        jdbc.sql("update delivery.delivery set address = null where id in (select id" + OPEN
                        + " and state = 'SENDING')")
                .param(recipient)
                .update();
    }

    private record One(long id, long lane, String broadcast, String channel, State state) {}

    private static One one(ResultSet rs, int n) throws SQLException {
        return new One(
                rs.getLong("id"),
                rs.getLong("lane"),
                rs.getString("broadcast_id"),
                rs.getString("channel"),
                State.valueOf(rs.getString("state")));
    }

    private int fail(List<One> found, String reason) {
        if (found.isEmpty()) {
            return 0;
        }
        jdbc.sql("update delivery.delivery set state = 'FAILED', reason = ?, address = null, due_at = null,"
                        + " lane = case when lane = 0 then null else lane end, updated_at = ? where id = any(?)")
                .params(
                        reason,
                        Timestamp.from(clock.instant()),
                        found.stream().map(One::id).toArray(Long[]::new))
                .update();
        var changes = new Tally.Changes();
        for (var row : found) {
            if (row.lane() == Lane.PERSONAL) {
                rows.finishPersonal(row.broadcast());
            } else {
                changes.move(row.broadcast(), row.channel(), row.state(), State.FAILED, 1);
            }
        }
        tally.apply(changes);
        return found.size();
    }
}
