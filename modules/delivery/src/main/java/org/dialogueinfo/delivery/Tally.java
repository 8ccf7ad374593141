package org.dialogueinfo.delivery;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The accounts of broadcasts to audiences: one number per channel and state, changed in the transaction that changes the
 * rows, so that they always add up to the rows planned and cost nothing to read.
 */
@Component
class Tally {

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration SAMPLED = Duration.ofSeconds(2);

    private final JdbcClient jdbc;

    Tally(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Changes are applied in one order, so that two transactions never wait for each other. */
    static final class Changes {

        private record Key(String broadcast, String channel, State state) {}

        private final Map<Key, Long> changes = new TreeMap<>(
                Comparator.comparing(Key::broadcast).thenComparing(Key::channel).thenComparing(Key::state));

        Changes move(String broadcast, String channel, State from, State to, long n) {
            return add(broadcast, channel, from, -n).add(broadcast, channel, to, n);
        }

        Changes add(String broadcast, String channel, State state, long n) {
            changes.merge(new Key(broadcast, channel, state), n, Long::sum);
            return this;
        }
    }

    /** Within the caller's transaction, as its last deed: others wait for these rows until it commits. */
    void apply(Changes all) {
        all.changes.forEach((key, n) -> {
            if (n != 0 && update(key, n) == 0 && insert(key, n) == 0) {
                update(key, n);
            }
        });
    }

    private int update(Changes.Key key, long n) {
        return jdbc.sql("update delivery.tally set n = n + ? where broadcast_id = ? and channel = ? and state = ?")
                .params(n, key.broadcast(), key.channel(), key.state().name())
                .update();
    }

    private int insert(Changes.Key key, long n) {
        return jdbc.sql("insert into delivery.tally (broadcast_id, channel, state, n) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(key.broadcast(), key.channel(), key.state().name(), n)
                .update();
    }

    /** By channel and state, zeros included; of a personal message its row is counted. */
    Map<String, Map<State, Long>> of(String broadcast) {
        var counts = read("select channel, state, n from delivery.tally where broadcast_id = ?", broadcast);
        return counts.isEmpty()
                ? read(
                        "select channel, state, count(*) as n from delivery.delivery where broadcast_id = ?"
                                + " group by channel, state",
                        broadcast)
                : counts;
    }

    private Map<String, Map<State, Long>> read(String sql, String broadcast) {
        var counts = new TreeMap<String, Map<State, Long>>();
        jdbc.sql(sql).param(broadcast).query(rs -> {
            counts.computeIfAbsent(rs.getString("channel"), it -> zeros())
                    .put(State.valueOf(rs.getString("state")), rs.getLong("n"));
        });
        return counts;
    }

    /** By channel and state over all broadcasts that are not over. */
    Map<String, Map<State, Long>> open() {
        var counts = new TreeMap<String, Map<State, Long>>();
        jdbc.sql("select t.channel, t.state, sum(t.n) as n from delivery.tally t join delivery.broadcast b"
                        + " on b.id = t.broadcast_id where b.phase in ('PLANNING', 'SENDING')"
                        + " and b.audience <> 'personal'"
                        + " group by t.channel, t.state")
                .query(rs -> {
                    counts.computeIfAbsent(rs.getString("channel"), it -> zeros())
                            .put(State.valueOf(rs.getString("state")), rs.getLong("n"));
                });
        return counts;
    }

    static Map<State, Long> zeros() {
        var zeros = new EnumMap<State, Long>(State.class);
        for (var state : State.values()) {
            zeros.put(state, 0L);
        }
        return zeros;
    }

    /** Remembers for some seconds how many are sent by now. */
    void sample(String broadcast, Instant now) {
        var last = Timestamp.from(now.minus(SAMPLED));
        jdbc.sql("insert into delivery.sample (broadcast_id, at, sent) select ?, ?,"
                        + " (select coalesce(sum(n), 0) from delivery.tally where broadcast_id = ? and state = 'SENT')"
                        + " where not exists (select 1 from delivery.sample where broadcast_id = ? and at > ?)"
                        + " on conflict do nothing")
                .params(broadcast, Timestamp.from(now), broadcast, broadcast, last)
                .update();
        jdbc.sql("delete from delivery.sample where broadcast_id = ? and at < ?")
                .params(broadcast, Timestamp.from(now.minus(WINDOW.multipliedBy(2))))
                .update();
    }

    /** Messages a second since the oldest sample of the last seconds; 0 if there is none. */
    double pace(String broadcast, long sent, Instant now) {
        return jdbc.sql("select at, sent from delivery.sample where broadcast_id = ? and at > ? order by at limit 1")
                .params(broadcast, Timestamp.from(now.minus(WINDOW)))
                .query((rs, n) -> {
                    var millis = Math.max(
                            1000,
                            Duration.between(rs.getTimestamp("at").toInstant(), now)
                                    .toMillis());
                    return Math.max(0, (sent - rs.getLong("sent")) * 1000.0 / millis);
                })
                .optional()
                .orElse(0.0);
    }
}
