package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.delivery.Broadcasts.Held;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The broadcasts: what was asked for, where it stands, and what an operator did to it. A message for one person has the
 * audience {@code personal} and neither a lane nor accounts of its own; whatever has an audience has both, also when it is
 * as urgent.
 */
@Component
class Register {

    /** By name and never {@code *}: the next release adds columns while this one runs. */
    private static final String COLUMNS = " id, lane, broadcast_key, audience, phase, paused, not_before, created_at";

    /** When something starts that nobody has approved yet. */
    static final Instant ONCE_APPROVED = Instant.parse("9999-01-01T00:00:00Z");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Register(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false if the key was known already; nothing is changed then */
    boolean add(Broadcast broadcast, Phase phase, @Nullable Instant notBefore) {
        return add(broadcast, phase, notBefore, null);
    }

    /** @param planner the node that reads the audience; null if any may take it */
    boolean add(Broadcast broadcast, Phase phase, @Nullable Instant notBefore, @Nullable Long planner) {
        return jdbc.sql("insert into delivery.broadcast (id, broadcast_key, audience, priority, cards, phase,"
                                + " not_before, planner, created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(Arrays.asList(
                                broadcast.id().toString(),
                                broadcast.key(),
                                broadcast.audience(),
                                broadcast.priority().ordinal(),
                                json.writeValueAsString(broadcast.card()),
                                phase.name(),
                                notBefore == null ? null : Timestamp.from(notBefore),
                                planner,
                                now()))
                        .update()
                == 1;
    }

    /** What may be sent now, most urgent first; personal messages have lanes of their own. */
    List<Lane> lanes() {
        var held = new HashMap<Long, Set<Language>>();
        var versions = new LinkedHashMap<Long, Integer>();
        jdbc.sql(
                        "select b.lane, b.cards_version, h.language from delivery.broadcast b left join delivery.held_language h"
                                + " on h.broadcast_id = b.id where b.phase in ('PLANNING', 'SENDING') and b.audience <> 'personal'"
                                + " and not b.paused and (b.not_before is null or b.not_before <= ?)"
                                + " order by b.priority, b.created_at")
                .param(now())
                .query(rs -> {
                    versions.put(rs.getLong("lane"), rs.getInt("cards_version"));
                    var languages = held.computeIfAbsent(rs.getLong("lane"), it -> EnumSet.noneOf(Language.class));
                    if (rs.getString("language") != null) {
                        languages.add(Language.valueOf(rs.getString("language")));
                    }
                });
        var lanes = new ArrayList<>(Lane.personal());
        versions.forEach((lane, version) -> lanes.addAll(Lane.of(lane, version, held.getOrDefault(lane, Set.of()))));
        return lanes;
    }

    Optional<Text> text(String id) {
        return jdbc.sql("select broadcast_key, audience, cards from delivery.broadcast where id = ?")
                .param(id)
                .query((rs, n) -> new Text(
                        rs.getString("broadcast_key"),
                        rs.getString("audience"),
                        json.readValue(rs.getString("cards"), new TypeReference<Localized<Card>>() {})))
                .optional();
    }

    /** What a message needs of its broadcast. */
    record Text(String key, String audience, Localized<Card> card) {}

    Optional<Account> account(String id) {
        return jdbc.sql("select" + COLUMNS + " from delivery.broadcast where id = ?")
                .param(id)
                .query(this::mapped)
                .optional();
    }

    List<Account> latest(int limit) {
        return jdbc.sql("select" + COLUMNS + " from delivery.broadcast where audience <> 'personal'"
                        + " order by created_at desc limit ?")
                .param(limit)
                .query(this::mapped)
                .list();
    }

    private Account mapped(ResultSet rs, int n) throws SQLException {
        var phase = Phase.valueOf(rs.getString("phase"));
        var notBefore = rs.getTimestamp("not_before");
        if (phase == Phase.PLANNING || phase == Phase.SENDING) {
            if (rs.getBoolean("paused")) {
                phase = Phase.PAUSED;
            } else if (notBefore != null && notBefore.toInstant().isAfter(clock.instant())) {
                phase = Phase.SCHEDULED;
            }
        }
        return new Account(
                rs.getString("id"),
                rs.getLong("lane"),
                rs.getString("broadcast_key"),
                rs.getString("audience"),
                phase,
                rs.getTimestamp("created_at").toInstant());
    }

    record Account(String id, long lane, String key, String audience, Phase phase, Instant createdAt) {}

    /** Broadcasts whose rows are all planned and settled are done. @return those that are still being sent */
    @Transactional
    public List<String> finish() {
        jdbc.sql("update delivery.broadcast set phase = 'DONE', finished_at = ? where phase = 'SENDING'"
                        + " and audience <> 'personal' and not exists (select 1 from delivery.tally t"
                        + " where t.broadcast_id = broadcast.id and t.state in ('PENDING', 'SENDING', 'RETRY')"
                        + " and t.n > 0)")
                .param(now())
                .update();
        return jdbc.sql("select id from delivery.broadcast where phase in ('PLANNING', 'SENDING')"
                        + " and audience <> 'personal'")
                .query(String.class)
                .list();
    }

    /** Those to audiences that are neither over nor told to wait. */
    List<Account> underWay() {
        return jdbc.sql("select" + COLUMNS + " from delivery.broadcast where phase in ('PLANNING', 'SENDING')"
                        + " and audience <> 'personal' and not paused and (not_before is null or not_before <= ?)"
                        + " order by created_at")
                .param(now())
                .query(this::mapped)
                .list();
    }

    /** Stopped broadcasts that may still have rows waiting. */
    List<Account> stopping() {
        return jdbc.sql("select" + COLUMNS + " from delivery.broadcast where phase = 'STOPPED' and finished_at is null")
                .query(this::mapped)
                .list();
    }

    void stopped(String id) {
        jdbc.sql("update delivery.broadcast set finished_at = ? where id = ? and phase = 'STOPPED'")
                .params(now(), id)
                .update();
    }

    boolean holdBack(String id, Instant until) {
        return jdbc.sql("update delivery.broadcast set not_before = ?, planner = null where id = ?"
                                + " and audience <> 'personal' and phase = 'PLANNING' and planned_after is null"
                                + " and (not_before is null or not_before < ?)")
                        .params(Timestamp.from(until), id, Timestamp.from(until))
                        .update()
                == 1;
    }

    Optional<Instant> beginsAt(String id) {
        return jdbc.sql("select not_before from delivery.broadcast where id = ? and phase = 'PLANNING'"
                        + " and not_before > ? and not_before < ?")
                .params(id, now(), Timestamp.from(ONCE_APPROVED))
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    boolean awaitsApproval(String id) {
        return jdbc.sql("select count(*) from delivery.broadcast where id = ? and phase in ('PLANNING', 'SENDING')"
                                + " and not_before = ?")
                        .params(id, Timestamp.from(ONCE_APPROVED))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** @param start null for at once */
    boolean approve(String id, @Nullable Instant start) {
        return jdbc.sql("update delivery.broadcast set not_before = ? where id = ?"
                                + " and phase in ('PLANNING', 'SENDING') and not_before = ?")
                        .params(start == null ? now() : Timestamp.from(start), id, Timestamp.from(ONCE_APPROVED))
                        .update()
                == 1;
    }

    boolean startNow(String id) {
        return jdbc.sql("update delivery.broadcast set not_before = null where id = ?"
                                + " and phase in ('PLANNING', 'SENDING') and not_before > ? and not_before < ?")
                        .params(id, now(), Timestamp.from(ONCE_APPROVED))
                        .update()
                == 1;
    }

    boolean pause(String id, boolean pause) {
        return jdbc.sql("update delivery.broadcast set paused = ? where id = ? and paused = ?"
                                + " and audience <> 'personal'"
                                + " and phase in ('PLANNING', 'SENDING')")
                        .params(pause, id, !pause)
                        .update()
                == 1;
    }

    boolean stop(String id) {
        return jdbc.sql("update delivery.broadcast set phase = 'STOPPED', paused = false where id = ?"
                                + " and audience <> 'personal' and phase in ('PLANNING', 'SENDING')")
                        .param(id)
                        .update()
                == 1;
    }

    /** Reads the audience once more, for rows that ended in a state. */
    boolean again(String id, Broadcasts.State state) {
        return jdbc.sql("update delivery.broadcast set phase = 'PLANNING', again = ?, planned_after = null,"
                                + " finished_at = null where id = ? and phase = 'DONE' and not folded and exists"
                                + " (select 1 from delivery.tally where broadcast_id = ? and state = ? and n > 0)")
                        .params(state.name(), id, id, state.name())
                        .update()
                == 1;
    }

    /** @return false if it is held already */
    boolean hold(String id, Language language, String reason) {
        return jdbc.sql("insert into delivery.held_language (broadcast_id, language, reason, held_at)"
                                + " values (?, ?, ?, ?) on conflict do nothing")
                        .params(id, language.name(), reason.substring(0, Math.min(300, reason.length())), now())
                        .update()
                == 1;
    }

    List<Held> held(String id) {
        return jdbc.sql(
                        "select language, reason, held_at from delivery.held_language where broadcast_id = ? order by language")
                .param(id)
                .query((rs, n) -> new Held(
                        Language.valueOf(rs.getString("language")),
                        rs.getString("reason"),
                        rs.getTimestamp("held_at").toInstant()))
                .list();
    }

    int heldLanguages() {
        return jdbc.sql("select count(*) from delivery.held_language h join delivery.broadcast b"
                        + " on b.id = h.broadcast_id where b.phase in ('PLANNING', 'SENDING')")
                .query(Integer.class)
                .single();
    }

    boolean release(String id, Language language, @Nullable Card mended) {
        var released = jdbc.sql("delete from delivery.held_language where broadcast_id = ? and language = ?")
                        .params(id, language.name())
                        .update()
                == 1;
        if (released && mended != null) {
            var cards = new HashMap<>(text(id).orElseThrow().card().values());
            cards.put(language, mended);
            jdbc.sql("update delivery.broadcast set cards = ?, cards_version = cards_version + 1 where id = ?")
                    .params(json.writeValueAsString(Localized.of(cards)), id)
                    .update();
        }
        return released;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
