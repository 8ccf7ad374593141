package org.dialogueinfo.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.subscriptions.SubscriberImports.Reason;
import org.dialogueinfo.subscriptions.SubscriberImports.Refusal;
import org.dialogueinfo.subscriptions.SubscriberImports.Report;
import org.dialogueinfo.subscriptions.SubscriberImports.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of import runs, kept as they go, so that their progress can be watched. */
@Component
class ImportRuns {

    static final int MOST_REFUSALS = 100;

    /** A run that is read says so every thousand rows; the server gives up on a sender long before. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID start(boolean dryRun, String who) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into subscriptions.import_run (id, by_whom, dry_run, state, started_at, row_count, imported,"
                        + " updated, skipped, refused) values (?, ?, ?, ?, ?, 0, 0, 0, 0, 0)")
                .params(id.toString(), who, dryRun, State.RUNNING.name(), Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    void count(UUID id, Counts counts) {
        jdbc.sql(
                        "update subscriptions.import_run set row_count = ?, imported = ?, updated = ?, skipped = ?, refused = ?,"
                                + " seen_at = ? where id = ?")
                .params(
                        counts.rows(),
                        counts.imported,
                        counts.updated,
                        counts.skipped,
                        counts.refused,
                        Timestamp.from(clock.instant()),
                        id.toString())
                .update();
    }

    void refuse(UUID id, Refusal refusal) {
        jdbc.sql("insert into subscriptions.import_refusal (import_id, line, reason) values (?, ?, ?)")
                .params(id.toString(), refusal.line(), refusal.reason().name())
                .update();
    }

    void finish(UUID id, State state) {
        forgetShadow(id.toString());
        jdbc.sql("update subscriptions.import_run set state = ?, finished_at = ? where id = ?")
                .params(state.name(), Timestamp.from(clock.instant()), id.toString())
                .update();
    }

    private void forgetShadow(String id) {
        jdbc.sql("delete from subscriptions.import_shadow where import_id = ?")
                .param(id)
                .update();
    }

    /** Runs whose process ended in their middle: nobody else would ever say so. */
    void breakOffSilent() {
        var now = clock.instant();
        jdbc.sql("select id from subscriptions.import_run where state = ? and coalesce(seen_at, started_at) < ?")
                .params(State.RUNNING.name(), Timestamp.from(now.minus(LONGEST_SILENCE)))
                .query(String.class)
                .list()
                .forEach(id -> {
                    forgetShadow(id);
                    jdbc.sql(
                                    "update subscriptions.import_run set state = ?, finished_at = coalesce(seen_at, started_at)"
                                            + " where id = ? and state = ?")
                            .params(State.BROKEN_OFF.name(), id, State.RUNNING.name())
                            .update();
                });
    }

    Optional<Report> find(UUID id) {
        return jdbc.sql("select * from subscriptions.import_run where id = ?")
                .param(id.toString())
                .query(this::report)
                .optional();
    }

    List<Report> latest(int limit) {
        return jdbc.sql("select * from subscriptions.import_run order by started_at desc limit ?")
                .param(limit)
                .query(this::report)
                .list();
    }

    private Report report(ResultSet rs, int n) throws SQLException {
        var finished = rs.getTimestamp("finished_at");
        return new Report(
                UUID.fromString(rs.getString("id")),
                State.valueOf(rs.getString("state")),
                rs.getBoolean("dry_run"),
                rs.getString("by_whom"),
                rs.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                rs.getLong("row_count"),
                rs.getLong("imported"),
                rs.getLong("updated"),
                rs.getLong("skipped"),
                rs.getLong("refused"),
                refusals(rs.getString("id")));
    }

    private List<Refusal> refusals(String id) {
        return jdbc.sql(
                        "select line, reason from subscriptions.import_refusal where import_id = ? order by line limit ?")
                .params(id, MOST_REFUSALS)
                .query((rs, n) -> new Refusal(rs.getLong("line"), Reason.valueOf(rs.getString("reason"))))
                .list();
    }

    /** What a run has counted so far. */
    static final class Counts {
        long imported;
        long updated;
        long skipped;
        long refused;

        long rows() {
            return imported + updated + skipped + refused;
        }
    }
}
