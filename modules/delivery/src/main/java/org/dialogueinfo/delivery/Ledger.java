package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables: one row per broadcast, one per recipient of it. A row is claimed by a conditional update, so by one node. */
@Component
class Ledger {

    private static final int LONGEST_REASON = 300;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Ledger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if the key was known already; nothing is changed then */
    @Transactional
    public boolean add(Broadcast broadcast, Phase phase) {
        return jdbc.sql(
                                "insert into delivery.broadcast (id, broadcast_key, audience, priority, cards, phase, created_at)"
                                        + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                broadcast.id().toString(),
                                broadcast.key(),
                                broadcast.audience(),
                                broadcast.priority().ordinal(),
                                json.writeValueAsString(broadcast.card()),
                                phase.name(),
                                now())
                        .update()
                == 1;
    }

    /** Adds the page's rows and remembers how far it reached; a row that is there already stays as it is. */
    @Transactional
    public void plan(Planned broadcast, List<Recipient> page) {
        for (var to : page) {
            add(broadcast, to);
        }
        if (page.isEmpty()) {
            jdbc.sql("update delivery.broadcast set phase = ? where id = ?")
                    .params(Phase.SENDING.name(), broadcast.id())
                    .update();
        } else {
            jdbc.sql("update delivery.broadcast set planned_after = ? where id = ?")
                    .params(page.get(page.size() - 1).ref(), broadcast.id())
                    .update();
        }
    }

    void add(Planned broadcast, Recipient to) {
        jdbc.sql("insert into delivery.delivery (broadcast_id, recipient, channel, address, rendering, priority, state,"
                        + " attempts, first_at, next_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)"
                        + " on conflict do nothing")
                .params(
                        broadcast.id(),
                        to.ref(),
                        to.channel(),
                        to.address(),
                        to.rendering().path(),
                        broadcast.priority(),
                        State.PENDING.name(),
                        now(),
                        to.notBefore() == null ? now() : Timestamp.from(to.notBefore()),
                        now())
                .update();
    }

    List<Planned> unplanned() {
        return jdbc.sql("select id, audience, priority, planned_after from delivery.broadcast where phase = ?"
                        + " order by priority, created_at")
                .param(Phase.PLANNING.name())
                .query((rs, n) -> new Planned(
                        rs.getString("id"),
                        rs.getString("audience"),
                        rs.getInt("priority"),
                        rs.getString("planned_after")))
                .list();
    }

    /** Claims up to {@code limit} due rows of a channel, most urgent first; each is claimed by one caller alone. */
    List<Row> claim(String channel, int limit) {
        var due = jdbc.sql("select d.*, b.broadcast_key, b.audience, b.cards from delivery.delivery d"
                        + " join delivery.broadcast b on b.id = d.broadcast_id"
                        + " where d.channel = ? and d.state in ('PENDING', 'RETRY') and d.next_at <= ?"
                        + " order by d.priority, d.id limit ?")
                .params(channel, now(), limit)
                .query(this::row)
                .list();
        var claimed = new ArrayList<Row>();
        for (var row : due) {
            var won = jdbc.sql("update delivery.delivery set state = 'SENDING', attempts = attempts + 1, updated_at = ?"
                            + " where id = ? and state = ?")
                    .params(now(), row.id(), row.state().name())
                    .update();
            if (won == 1) {
                claimed.add(row);
            }
        }
        return claimed;
    }

    /** Settles a row; a settled row keeps no address. */
    void settle(Row row, State state, @Nullable String reason) {
        jdbc.sql("update delivery.delivery set state = ?, reason = ?, address = null, updated_at = ? where id = ?"
                        + " and state = 'SENDING'")
                .params(state.name(), shortened(reason), now(), row.id())
                .update();
        finish(row.broadcast());
    }

    void later(Row row, State state, Instant at, @Nullable String reason, boolean countsAsAttempt) {
        jdbc.sql(
                        "update delivery.delivery set state = ?, reason = ?, next_at = ?, updated_at = ?, attempts = attempts - ?"
                                + " where id = ? and state = 'SENDING'")
                .params(state.name(), shortened(reason), Timestamp.from(at), now(), countsAsAttempt ? 0 : 1, row.id())
                .update();
    }

    /** It may have arrived or not: kept as such, or with policy {@code resend} tried once more. */
    void uncertain(Row row, String reason, boolean resend) {
        if (resend && !row.sentTwice()) {
            later(row, State.RETRY, clock.instant(), "uncertain: " + reason, true);
        } else {
            settle(row, State.UNCERTAIN, reason);
        }
    }

    /** Rows that somebody claimed and never settled: the process was stopped while they were under way. */
    List<Row> stranded(Duration lease) {
        return jdbc.sql("select d.*, b.broadcast_key, b.audience, b.cards from delivery.delivery d"
                        + " join delivery.broadcast b on b.id = d.broadcast_id"
                        + " where d.state = 'SENDING' and d.updated_at <= ? order by d.id limit 500")
                .param(Timestamp.from(clock.instant().minus(lease)))
                .query(this::row)
                .list();
    }

    void forget(String recipient) {
        jdbc.sql("update delivery.delivery set state = 'FAILED', address = null, reason = 'erased on request',"
                        + " updated_at = ? where recipient = ? and state in ('PENDING', 'RETRY')")
                .params(now(), recipient)
                .update();
    }

    /** A personal message, which may carry a link for one person alone, is not kept once it is settled. */
    private void finish(String broadcast) {
        jdbc.sql("update delivery.broadcast set phase = 'DONE', cards = case when priority = 0 then '{}' else cards end"
                        + " where id = ? and phase = 'SENDING' and not exists"
                        + " (select 1 from delivery.delivery where broadcast_id = ? and state in"
                        + " ('PENDING', 'SENDING', 'RETRY'))")
                .params(broadcast, broadcast)
                .update();
    }

    void finishEmpty() {
        jdbc.sql("update delivery.broadcast set phase = 'DONE' where phase = 'SENDING' and not exists"
                        + " (select 1 from delivery.delivery d where d.broadcast_id = delivery.broadcast.id"
                        + " and d.state in ('PENDING', 'SENDING', 'RETRY'))")
                .update();
    }

    Optional<Account> account(String id) {
        return jdbc.sql("select id, broadcast_key, audience, phase, created_at from delivery.broadcast where id = ?")
                .param(id)
                .query((rs, n) -> account(rs))
                .optional();
    }

    List<Account> latest(int limit) {
        return jdbc.sql(
                        "select id, broadcast_key, audience, phase, created_at from delivery.broadcast where priority <> ?"
                                + " order by created_at desc limit ?")
                .params(Priority.PERSONAL.ordinal(), limit)
                .query((rs, n) -> account(rs))
                .list();
    }

    private static Account account(ResultSet rs) throws SQLException {
        return new Account(
                rs.getString("id"),
                rs.getString("broadcast_key"),
                rs.getString("audience"),
                Phase.valueOf(rs.getString("phase")),
                rs.getTimestamp("created_at").toInstant());
    }

    Map<String, Map<State, Long>> counts(String broadcast) {
        var counts = new TreeMap<String, Map<State, Long>>();
        jdbc.sql("select channel, state, count(*) as n from delivery.delivery where broadcast_id = ?"
                        + " group by channel, state")
                .param(broadcast)
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

    long sentSince(String broadcast, Instant since) {
        return jdbc.sql("select count(*) from delivery.delivery where broadcast_id = ? and state = 'SENT'"
                        + " and updated_at > ?")
                .params(broadcast, Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    private Row row(ResultSet rs, int n) throws SQLException {
        var reason = rs.getString("reason");
        return new Row(
                rs.getLong("id"),
                rs.getString("broadcast_id"),
                rs.getString("broadcast_key"),
                rs.getString("audience"),
                rs.getString("recipient"),
                String.valueOf(rs.getString("address")),
                Rendering.of(rs.getString("rendering")),
                State.valueOf(rs.getString("state")),
                rs.getInt("attempts"),
                rs.getTimestamp("first_at").toInstant(),
                reason != null && reason.startsWith("uncertain"),
                json.readValue(rs.getString("cards"), new TypeReference<Localized<Card>>() {}));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static String shortened(@Nullable String reason) {
        var text = reason == null ? "" : reason;
        return text.substring(0, Math.min(text.length(), LONGEST_REASON));
    }

    record Planned(
            String id,
            String audience,
            int priority,
            @Nullable String after) {}

    record Account(String id, String key, String audience, Phase phase, Instant createdAt) {}

    record Row(
            long id,
            String broadcast,
            String key,
            String audience,
            String recipient,
            String address,
            Rendering rendering,
            State state,
            int attempts,
            Instant firstAt,
            boolean sentTwice,
            Localized<Card> card) {}
}
