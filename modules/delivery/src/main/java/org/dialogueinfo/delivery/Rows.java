package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The ledger's rows, one per recipient: claimed and settled in batches, each row by one node alone. */
@Component
class Rows {

    private static final int LONGEST_REASON = 300;

    /** The bounds tell PostgreSQL that the ids are near each other; without, it reads the whole of a table it thinks small. */
    private static final String THESE = " id = any(?) and id >= ? and id <= ?";

    private static final String COLUMNS =
            " id, lane, broadcast_id, channel, recipient, address, rendering, attempts, first_at, resent";

    private final JdbcClient jdbc;
    private final Tally tally;
    private final Database database;
    private final Clock clock;

    Rows(JdbcClient jdbc, Tally tally, Database database, Clock clock) {
        this.jdbc = jdbc;
        this.tally = tally;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Those of a channel's lanes where a claim would find something, in one question: a round trip to the database takes longer than
     * its answer. Without an order PostgreSQL reads the table until it comes by one.
     */
    Set<Lane> due(String channel, List<Lane> lanes) {
        if (lanes.isEmpty()) {
            return Set.of();
        }
        var now = now();
        var each = lanes.stream()
                .map(lane ->
                        "(select cast(? as int) from delivery.delivery where lane = ? and channel = ? and rendering = ?"
                                + " and due_at <= ? order by due_at limit 1)")
                .collect(Collectors.joining(" union all "));
        var values = IntStream.range(0, lanes.size())
                .boxed()
                .flatMap(i -> Stream.<Object>of(
                        i,
                        lanes.get(i).number(),
                        channel,
                        lanes.get(i).rendering().path(),
                        now))
                .toList();
        return jdbc.sql(each).params(values).query(Integer.class).list().stream()
                .map(lanes::get)
                .collect(Collectors.toSet());
    }

    boolean dueBefore(String channel, long lane, Rendering rendering, Instant time) {
        return jdbc.sql("select 1 from delivery.delivery where lane = ? and channel = ? and rendering = ?"
                        + " and due_at <= ? order by due_at limit 1")
                .params(lane, channel, rendering.path(), Timestamp.from(time))
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /**
     * Claims due rows, those of a lane that wait longest first; each is claimed by one caller alone. What is wanted of lane
     * after lane is one transaction, whose last deed are the accounts of all of them.
     */
    @Transactional
    public List<Claimed> claim(long node, String channel, Consumer<Lanes.Claim> wanted) {
        var all = new ArrayList<Claimed>();
        var changes = new Tally.Changes();
        wanted.accept((lane, limit) -> {
            var due = find(channel, lane, limit);
            for (var row : due) {
                all.add(new Claimed(row, lane.version()));
                if (lane.number() != Lane.PERSONAL) {
                    changes.move(row.broadcast(), channel, row.was(), State.SENDING, 1);
                }
            }
            return due.size();
        });
        all.stream()
                .map(Claimed::row)
                .collect(Collectors.groupingBy(Row::lane))
                .values()
                .forEach(rows -> take(node, rows));
        tally.apply(changes);
        return all;
    }

    /** @param version of the text that it is to be sent with */
    record Claimed(Row row, int version) {}

    /**
     * First looks, then takes: in one statement, PostgreSQL would read all of a table that was not analyzed yet. H2 reads every
     * match of a {@code skip locked}, and has one node anyway.
     */
    private List<Row> find(String channel, Lane lane, int limit) {
        return jdbc.sql("select state," + COLUMNS + " from delivery.delivery where lane = ? and channel = ?"
                        + " and rendering = ? and due_at <= ? order by due_at limit ?"
                        + (database.skipsLocked() ? " for update skip locked" : ""))
                .params(lane.number(), channel, lane.rendering().path(), now(), limit)
                .query((rs, n) -> row(rs, State.valueOf(rs.getString("state")), 1))
                .list();
    }

    private void take(long node, List<Row> found) {
        var at = now();
        var changed = jdbc.sql("update delivery.delivery set state = 'SENDING', node = ?, attempts = attempts + 1,"
                        + " first_at = coalesce(first_at, ?), due_at = null, updated_at = ?"
                        + " where" + THESE + " and due_at is not null")
                .params(node, at, at, ids(found), least(found), greatest(found))
                .update();
        if (changed != found.size()) {
            throw new IllegalStateException("%d rows were found, %d claimed".formatted(found.size(), changed));
        }
    }

    private Row row(ResultSet rs, State was, int more) throws SQLException {
        var first = rs.getTimestamp("first_at");
        return new Row(
                rs.getLong("id"),
                rs.getLong("lane"),
                rs.getString("broadcast_id"),
                rs.getString("channel"),
                rs.getString("recipient"),
                String.valueOf(rs.getString("address")),
                Rendering.of(rs.getString("rendering")),
                was,
                rs.getInt("attempts") + more,
                first == null ? clock.instant() : first.toInstant(),
                rs.getBoolean("resent"));
    }

    /** Settles rows of a node or gives them back, all or none; rows that another node took over stay as they are. */
    @Transactional
    public void settle(long node, List<Settled> all) {
        var alike = new LinkedHashMap<Kind, List<Row>>();
        for (var it : all) {
            var row = it.row();
            var kind = new Kind(
                    row.broadcast(),
                    row.channel(),
                    row.lane(),
                    it.state(),
                    shortened(it.reason()),
                    it.due(),
                    it.tried(),
                    it.resent());
            alike.computeIfAbsent(kind, k -> new ArrayList<>()).add(row);
        }
        var changes = new Tally.Changes();
        alike.forEach((kind, rows) -> {
            var changed = kind.due() == null ? end(node, kind, rows) : giveBack(node, kind, kind.due(), rows);
            kind.count(changes, changed);
            if (kind.due() != null && changed < rows.size()) {
                var erased = kind.erased();
                erased.count(changes, end(node, erased, rows));
            }
        });
        tally.apply(changes);
    }

    private record Kind(
            String broadcast,
            String channel,
            long lane,
            State state,
            String reason,
            @Nullable Instant due,
            boolean tried,
            boolean resent) {

        /** Those whose recipient was forgotten while they were in hand. */
        Kind erased() {
            return new Kind(broadcast, channel, lane, State.FAILED, Waiting.ERASED, null, tried, resent);
        }

        void count(Tally.Changes changes, int rows) {
            if (lane != Lane.PERSONAL) {
                changes.move(broadcast, channel, State.SENDING, state, rows);
            }
        }
    }

    /** A settled row keeps no address; a personal message, which may carry a link for one person, keeps no text. */
    private int end(long node, Kind kind, List<Row> rows) {
        var changed = jdbc.sql("update delivery.delivery set state = ?, reason = ?, address = null, node = null,"
                        + " lane = case when lane = 0 then null else lane end, updated_at = ?"
                        + " where" + THESE + " and state = 'SENDING' and node = ?")
                .params(kind.state().name(), kind.reason(), now(), ids(rows), least(rows), greatest(rows), node)
                .update();
        if (changed > 0 && kind.lane() == Lane.PERSONAL) {
            finishPersonal(kind.broadcast());
        }
        return changed;
    }

    void finishPersonal(String broadcast) {
        jdbc.sql("update delivery.broadcast set phase = 'DONE', cards = '{}', finished_at = ? where id = ?")
                .params(now(), broadcast)
                .update();
    }

    private int giveBack(long node, Kind kind, Instant due, List<Row> rows) {
        return jdbc.sql("update delivery.delivery set state = ?, reason = ?, due_at = ?, node = null,"
                        + " resent = (resent or ?), attempts = attempts - ?,"
                        + " first_at = case when attempts = ? then null else first_at end, updated_at = ?"
                        + " where" + THESE + " and state = 'SENDING' and node = ? and address is not null")
                .params(
                        kind.state().name(),
                        kind.reason(),
                        Timestamp.from(due),
                        kind.resent(),
                        kind.tried() ? 0 : 1,
                        kind.tried() ? 0 : 1,
                        now(),
                        ids(rows),
                        least(rows),
                        greatest(rows),
                        node)
                .update();
    }

    /** What a node has in hand by the ledger. */
    List<Row> inHand(long node) {
        return jdbc.sql("select" + COLUMNS + " from delivery.delivery where node = ? and state = 'SENDING'"
                        + " and lane in (select 0 union select lane from delivery.broadcast"
                        + " where phase in ('PLANNING', 'SENDING', 'STOPPED')"
                        + " and audience <> 'personal'"
                        + " and finished_at is null)")
                .param(node)
                .query((rs, n) -> row(rs, State.RETRY, 0))
                .list();
    }

    private static Long[] ids(List<Row> rows) {
        return rows.stream().map(Row::id).toArray(Long[]::new);
    }

    private static long least(List<Row> rows) {
        return rows.stream().mapToLong(Row::id).min().orElseThrow();
    }

    private static long greatest(List<Row> rows) {
        return rows.stream().mapToLong(Row::id).max().orElseThrow();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(@Nullable String reason) {
        return reason == null ? "" : reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }
}
