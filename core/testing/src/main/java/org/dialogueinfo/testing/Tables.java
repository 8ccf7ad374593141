package org.dialogueinfo.testing;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.function.IntFunction;

/** The application's database as seen from beside it: for audiences too large to subscribe one by one, and for accounts. */
public record Tables(String url) {

    /** Readers of the meetings, in English. */
    public void subscribe(String channel, int number, IntFunction<String> address) throws SQLException {
        try (var connection = DriverManager.getConnection(url, user(), "");
                var endpoint = connection.prepareStatement("insert into subscriptions.endpoint"
                        + " (ref, channel, address, rendering, active, created_at) values (?, ?, ?, 'en', true, ?)");
                var topic = connection.prepareStatement(
                        "insert into subscriptions.topic (ref, topic) values (?, 'meetings')")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < number; i++) {
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

    /** Whether a broadcast is over; costs the application nothing, other than asking it over HTTP with a password. */
    public boolean isDone(String broadcast) throws SQLException {
        return number("select count(*) from delivery.broadcast where id = '%s' and phase = 'DONE'".formatted(broadcast))
                == 1;
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

    private String user() {
        return url.startsWith("jdbc:h2") ? "sa" : "postgres";
    }

    /** What tells the application to use this database. */
    public List<String> arguments() {
        return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + user());
    }
}
