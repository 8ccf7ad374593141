package org.dialogueinfo.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Subscriptions.Pending;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of mail subscriptions that were asked for. */
@Component
class Requests {

    private static final Duration VALID = Duration.ofHours(48);

    /** For so long a link that is too old still says so; then the request is forgotten. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final Duration BETWEEN_MAILS = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    Requests(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the address may be sent a mail now; if so, that counts as sent. */
    boolean mayMail(String address) {
        var now = Timestamp.from(clock.instant());
        var fresh = jdbc.sql("insert into subscriptions.mailed (address, at) values (?, ?) on conflict do nothing")
                .params(address, now)
                .update();
        return fresh == 1
                || jdbc.sql("update subscriptions.mailed set at = ? where address = ? and at <= ?")
                                .params(now, address, ago(BETWEEN_MAILS))
                                .update()
                        == 1;
    }

    /**
     * @param movesRef whose subscription moves to the address; null if it is a new one
     */
    void add(
            String tokenHash,
            String address,
            Rendering rendering,
            Set<Topic> topics,
            String source,
            @Nullable String movesRef) {
        jdbc.sql("insert into subscriptions.pending (token_hash, address, rendering, topics, source, created_at,"
                        + " moves_ref) values (?, ?, ?, ?, ?, ?, ?)")
                .param(tokenHash)
                .param(address)
                .param(rendering.path())
                .param(Endpoints.words(topics))
                .param(source)
                .param(Timestamp.from(clock.instant()))
                .param(movesRef)
                .update();
    }

    void forgetOld() {
        jdbc.sql("delete from subscriptions.pending where created_at <= ?")
                .param(ago(KEPT))
                .update();
        jdbc.sql("delete from subscriptions.mailed where at <= ?")
                .param(ago(BETWEEN_MAILS))
                .update();
    }

    Optional<Row> find(String tokenHash) {
        return jdbc.sql("select * from subscriptions.pending where token_hash = ?")
                .param(tokenHash)
                .query(this::row)
                .optional();
    }

    /** The requests of an address, oldest first. */
    List<Row> of(String address) {
        return jdbc.sql("select * from subscriptions.pending where address = ? order by created_at")
                .param(address)
                .query(this::row)
                .list();
    }

    /** Whether this call confirmed the request: true at most once. */
    boolean confirm(String tokenHash) {
        return jdbc.sql("update subscriptions.pending set confirmed_at = ?"
                                + " where token_hash = ? and confirmed_at is null and created_at > ?")
                        .params(Timestamp.from(clock.instant()), tokenHash, ago(VALID))
                        .update()
                == 1;
    }

    /** The requests by which a subscription is to move to another address. */
    List<Row> movesOf(String ref) {
        return jdbc.sql("select * from subscriptions.pending where moves_ref = ? order by created_at")
                .param(ref)
                .query(this::row)
                .list();
    }

    void erase(String tokenHash) {
        jdbc.sql("delete from subscriptions.pending where token_hash = ?")
                .param(tokenHash)
                .update();
    }

    /** What was confirmed for an address that nobody is subscribed with any more. */
    void eraseConfirmed(String address) {
        jdbc.sql("delete from subscriptions.pending where address = ? and confirmed_at is not null")
                .param(address)
                .update();
        forgetMailed(address);
    }

    void forgetMailed(String address) {
        jdbc.sql("delete from subscriptions.mailed where address = ?")
                .param(address)
                .update();
    }

    private Timestamp ago(Duration duration) {
        return Timestamp.from(clock.instant().minus(duration));
    }

    private Row row(ResultSet rs, int n) throws SQLException {
        var createdAt = rs.getTimestamp("created_at").toInstant();
        var state = rs.getTimestamp("confirmed_at") != null
                ? Pending.State.CONFIRMED
                : createdAt.plus(VALID).isAfter(clock.instant()) ? Pending.State.OPEN : Pending.State.EXPIRED;
        return new Row(
                rs.getString("token_hash"),
                rs.getString("address"),
                Rendering.of(rs.getString("rendering")),
                Endpoints.topicsIn(rs.getString("topics")),
                rs.getString("source"),
                createdAt,
                state,
                rs.getString("moves_ref"));
    }

    record Row(
            String tokenHash,
            String address,
            Rendering rendering,
            Set<Topic> topics,
            String source,
            Instant createdAt,
            Pending.State state,
            @Nullable String movesRef) {}
}
