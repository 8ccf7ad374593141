package org.dialogueinfo.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/** The application's database as seen from beside it: for audiences too large to subscribe one by one, and for accounts. */
public record Tables(String url) {

    /** Readers of the meetings, in English. */
    public void subscribe(String channel, int number, IntFunction<String> address) throws SQLException {
        subscribe(channel, 0, number, address);
    }

    /** More of them: those from a number on, up to another. */
    public void subscribe(String channel, int from, int to, IntFunction<String> address) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user(), "");
                var endpoint = connection.prepareStatement("insert into subscriptions.endpoint"
                        + " (ref, channel, address, rendering, active, created_at) values (?, ?, ?, 'en', true, ?)");
                var topic = connection.prepareStatement(
                        "insert into subscriptions.topic (ref, topic) values (?, 'meetings')")) {
            connection.setAutoCommit(false);
            for (int i = from; i < to; i++) {
                endpoint.setString(1, channel + "-" + i);
                endpoint.setString(2, channel);
                endpoint.setString(3, address.apply(i));
                endpoint.setTimestamp(4, new Timestamp(System.currentTimeMillis()));
                endpoint.addBatch();
                topic.setString(1, channel + "-" + i);
                topic.addBatch();
            }
            endpoint.executeBatch();
            topic.executeBatch();
            connection.commit();
        }
    }

    /** How many rows were sent once more because a process stopped while they were under way. */
    public long resent(String broadcast) throws SQLException {
        return number(
                "select count(*) from delivery.delivery where resent and broadcast_id = '%s'".formatted(broadcast));
    }

    /** By how much the kept accounts of a broadcast differ from its rows. */
    public long difference(String broadcast) throws SQLException {
        return number(("select coalesce(sum(abs(t.n - (select count(*) from delivery.delivery d"
                        + " where d.broadcast_id = t.broadcast_id and d.channel = t.channel and d.state = t.state))), 0)"
                        + " from delivery.tally t where t.broadcast_id = '%s'")
                .formatted(broadcast));
    }

    /**
     * Waits until a broadcast is over, over one connection and without asking the application, whose password check would cost
     * more than what is measured.
     *
     * @return the seconds from when the broadcast came to be until the last of its rows was settled, by the ledger
     */
    public double awaitDone(String broadcast) throws SQLException, InterruptedException {
        try (var connection = DriverManager.getConnection(url, user(), "");
                var phase = connection.prepareStatement("select phase from delivery.broadcast where id = ?");
                var times = connection.prepareStatement(
                        "select b.created_at, (select max(d.updated_at)"
                                + " from delivery.delivery d where d.broadcast_id = b.id) from delivery.broadcast b where b.id = ?")) {
            phase.setString(1, broadcast);
            for (var over = false; !over; ) {
                Thread.sleep(50);
                try (var result = phase.executeQuery()) {
                    over = result.next() && result.getString(1).equals("DONE");
                }
            }
            times.setString(1, broadcast);
            try (var result = times.executeQuery()) {
                result.next();
                return Duration.between(
                                        result.getTimestamp(1).toInstant(),
                                        result.getTimestamp(2).toInstant())
                                .toNanos()
                        / 1e9;
            }
        }
    }

    /** The processes that count as living. */
    public long nodes() throws SQLException {
        return number("select count(*) from delivery.node");
    }

    private long number(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user(), "");
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Whether it can be looked at and filled while the application runs on it. */
    public boolean isShared() {
        return !url.startsWith("jdbc:h2");
    }

    private String user() {
        return isShared() ? "postgres" : "sa";
    }

    /** What tells the application to use this database. */
    public List<String> arguments() {
        return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + user());
    }
}
