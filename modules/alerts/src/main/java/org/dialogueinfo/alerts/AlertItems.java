package org.dialogueinfo.alerts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of what was told at once, from which digests are gathered. */
@Component
class AlertItems {

    /** Longer than a week and any delay: nobody is due for more. */
    private static final Duration KEPT = Duration.ofDays(60);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    AlertItems(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The same key once. */
    void add(String key, String topic, Localized<Card> cards) {
        jdbc.sql("insert into alerts.item (broadcast_key, topic, cards, created_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(key, topic, json.writeValueAsString(cards), Timestamp.from(clock.instant()))
                .update();
    }

    /** What came up after the one moment and not after the other, oldest first; without their cards. */
    List<Entry> between(Instant since, Instant until) {
        return jdbc.sql("select id, topic, created_at from alerts.item where created_at > ? and created_at <= ?"
                        + " order by id")
                .params(Timestamp.from(since), Timestamp.from(until))
                .query((rs, n) -> new Entry(
                        rs.getLong("id"),
                        rs.getString("topic"),
                        rs.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** What was told, in the order in which it came up. */
    List<Told> told(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select broadcast_key, cards from alerts.item where id in (:ids) order by id")
                        .param("ids", ids)
                        .query((rs, n) -> new Told(rs.getString("broadcast_key"), card(rs)))
                        .list();
    }

    private Localized<Card> card(ResultSet rs) throws SQLException {
        return json.readValue(rs.getString("cards"), new TypeReference<Localized<Card>>() {});
    }

    void forget(String key) {
        jdbc.sql("delete from alerts.item where broadcast_key = ?").param(key).update();
    }

    void forgetOld() {
        jdbc.sql("delete from alerts.item where created_at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    /** @param topic such as {@code meetings} or {@code agreement:ibm} */
    record Entry(long id, String topic, Instant createdAt) {}

    /** @param key of the broadcast by which it was told at once */
    record Told(String key, Localized<Card> cards) {}
}
