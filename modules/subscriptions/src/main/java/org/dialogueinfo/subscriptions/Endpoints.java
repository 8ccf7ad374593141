package org.dialogueinfo.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Subscriptions.ConsentEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of endpoints, their topics and their consents. */
@Component
class Endpoints {

    /** The version of the text that people agree to. */
    static final String WORDING = "2026-11";

    private final JdbcClient jdbc;
    private final Clock clock;

    Endpoints(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Row> find(Endpoint endpoint) {
        return jdbc.sql("select * from subscriptions.endpoint where channel = ? and address = ?")
                .params(endpoint.channel(), endpoint.address())
                .query(Endpoints::row)
                .optional();
    }

    /** The endpoint of a reference, or the one that it has joined. */
    Optional<Row> find(String ref) {
        return jdbc.sql("select * from subscriptions.endpoint where ref ="
                        + " coalesce((select to_ref from subscriptions.joined where ref = ?), ?)")
                .params(ref, ref)
                .query(Endpoints::row)
                .optional();
    }

    /** Keeps the language; an endpoint that is new is not active. */
    Row keep(Endpoint endpoint, Rendering rendering) {
        var known = jdbc.sql("update subscriptions.endpoint set rendering = ? where channel = ? and address = ?")
                .params(rendering.path(), endpoint.channel(), endpoint.address())
                .update();
        if (known == 0) {
            jdbc.sql("insert into subscriptions.endpoint (ref, channel, address, rendering, active, created_at)"
                            + " values (?, ?, ?, ?, false, ?) on conflict do nothing")
                    .params(
                            UUID.randomUUID().toString(),
                            endpoint.channel(),
                            endpoint.address(),
                            rendering.path(),
                            Timestamp.from(clock.instant()))
                    .update();
        }
        return find(endpoint).orElseThrow();
    }

    void activate(String ref) {
        jdbc.sql("update subscriptions.endpoint set active = true, ended_reason = null, ended_at = null where ref = ?")
                .param(ref)
                .update();
    }

    /** Ends an active endpoint with all its topics. */
    void end(String ref, String reason) {
        jdbc.sql("delete from subscriptions.topic where ref = ?").param(ref).update();
        jdbc.sql("update subscriptions.endpoint set active = false, ended_reason = ?, ended_at = ? where ref = ?"
                        + " and active")
                .params(reason.substring(0, Math.min(200, reason.length())), Timestamp.from(clock.instant()), ref)
                .update();
    }

    Set<Topic> topics(String ref) {
        return new LinkedHashSet<>(jdbc.sql("select topic from subscriptions.topic where ref = ? order by topic")
                .param(ref)
                .query((rs, n) -> new Topic(rs.getString("topic")))
                .list());
    }

    /** For all endpoints of the person. */
    void add(String ref, Set<Topic> topics) {
        for (var endpoint : ofPerson(ref)) {
            for (var topic : topics) {
                jdbc.sql("insert into subscriptions.topic (ref, topic) values (?, ?) on conflict do nothing")
                        .params(endpoint, topic.value())
                        .update();
            }
        }
    }

    /** For all endpoints of the person. */
    void remove(String ref, Set<Topic> topics) {
        for (var endpoint : ofPerson(ref)) {
            for (var topic : topics) {
                jdbc.sql("delete from subscriptions.topic where ref = ? and topic = ?")
                        .params(endpoint, topic.value())
                        .update();
            }
        }
    }

    /** The endpoint and those that are linked with it. */
    List<String> ofPerson(String ref) {
        return jdbc.sql("select ref from subscriptions.endpoint where ref = ? or person ="
                        + " (select e.person from subscriptions.endpoint e where e.ref = ?) order by ref")
                .params(ref, ref)
                .query(String.class)
                .list();
    }

    void log(String ref, Instant at, String action, Set<Topic> topics, String source) {
        jdbc.sql("insert into subscriptions.consent (ref, at, action, topics, wording, source)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(ref, Timestamp.from(at), action, words(topics), WORDING, source)
                .update();
    }

    List<ConsentEntry> consents(String ref) {
        return jdbc.sql("select * from subscriptions.consent where ref = ? order by id")
                .param(ref)
                .query((rs, n) -> new ConsentEntry(
                        rs.getTimestamp("at").toInstant(),
                        rs.getString("action"),
                        rs.getString("topics"),
                        rs.getString("wording"),
                        rs.getString("source"),
                        rs.getString("proof")))
                .list();
    }

    /** One becomes the other: its topics and the proof of consent are the other's now, and its links lead there. */
    void join(String ref, String other) {
        add(other, topics(ref));
        jdbc.sql("update subscriptions.consent set ref = ? where ref = ?")
                .params(other, ref)
                .update();
        jdbc.sql("update subscriptions.joined set to_ref = ? where to_ref = ?")
                .params(other, ref)
                .update();
        erase(ref);
        jdbc.sql("insert into subscriptions.joined (ref, to_ref) values (?, ?)")
                .params(ref, other)
                .update();
        activate(other);
    }

    void erase(String ref) {
        jdbc.sql("delete from subscriptions.joined where to_ref = ?").param(ref).update();
        for (var table : List.of("link_code", "link_try", "digest_recipient", "topic", "consent", "endpoint")) {
            jdbc.sql("delete from subscriptions.%s where ref = ?".formatted(table))
                    .param(ref)
                    .update();
        }
    }

    Map<String, Long> active() {
        var counts = new LinkedHashMap<String, Long>();
        jdbc.sql("select channel, count(*) as people from subscriptions.endpoint where active"
                        + " group by channel order by channel")
                .query(rs -> {
                    counts.put(rs.getString("channel"), rs.getLong("people"));
                });
        return counts;
    }

    /** Topics as one text, by name, with spaces between. */
    static String words(Set<Topic> topics) {
        return topics.stream().map(Topic::value).sorted().collect(Collectors.joining(" "));
    }

    static Set<Topic> topicsIn(String words) {
        return Arrays.stream(words.split(" "))
                .filter(it -> !it.isEmpty())
                .map(Topic::new)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("ref"),
                new Endpoint(rs.getString("channel"), rs.getString("address")),
                Rendering.of(rs.getString("rendering")),
                rs.getBoolean("active"),
                rs.getTimestamp("created_at").toInstant(),
                settings(rs));
    }

    static Settings settings(ResultSet rs) throws SQLException {
        var paused = rs.getTimestamp("paused_until");
        var from = rs.getObject("quiet_from", Integer.class);
        var to = rs.getObject("quiet_to", Integer.class);
        return new Settings(
                Settings.Pace.valueOf(rs.getString("pace")),
                rs.getInt("digest_hour"),
                ZoneId.of(rs.getString("zone")),
                paused == null ? null : paused.toInstant(),
                from == null || to == null ? null : new Settings.Quiet(from, to));
    }

    record Row(
            String ref, Endpoint endpoint, Rendering rendering, boolean active, Instant createdAt, Settings settings) {}
}
