package org.dialogueinfo.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.dialogueinfo.kernel.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is wrong now, known to all nodes alike. The operator is told when a trouble is first seen, in the transaction that
 * notes it, and when no node has seen it for a while.
 */
@Component
class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Operator operator;
    private final OperatorProperties properties;
    private final Clock clock;

    Alarms(JdbcClient jdbc, Operator operator, OperatorProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.operator = operator;
        this.properties = properties;
        this.clock = clock;
    }

    /** An alarm that is not over. */
    record Alarm(String key, String title, Instant since, Instant seenAt) {}

    List<Alarm> open() {
        return jdbc.sql("select * from watch.alarm order by since, alarm_key")
                .query((rs, n) -> new Alarm(
                        rs.getString("alarm_key"),
                        rs.getString("title"),
                        rs.getTimestamp("since").toInstant(),
                        rs.getTimestamp("seen_at").toInstant()))
                .list();
    }

    /** Whatever happens on several nodes at once, one of them tells. */
    @Transactional
    public void seen(Trouble trouble) {
        var now = clock.instant();
        var known = jdbc.sql("update watch.alarm set seen_at = ? where alarm_key = ?")
                        .params(Timestamp.from(now), trouble.key())
                        .update()
                == 1;
        if (!known && begins(trouble, now)) {
            LOG.error("Alarm {}: {}", trouble.key(), trouble.what().values().get(org.dialogueinfo.kernel.Language.EN));
            operator.tellOf(trouble, now);
        }
    }

    private boolean begins(Trouble trouble, Instant now) {
        var title = operator.reads(trouble.what());
        return jdbc.sql("insert into watch.alarm (alarm_key, title, since, seen_at) values (?, ?, ?, ?)"
                                + " on conflict do nothing")
                        .params(
                                trouble.key(),
                                title.substring(0, Math.min(LONGEST, title.length())),
                                Timestamp.from(now),
                                Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Ends what nobody has seen for the time of calm. */
    @Transactional
    public void end() {
        var calm = clock.instant().minus(properties.calm());
        for (var it : open()) {
            if (it.seenAt().isBefore(calm)
                    && jdbc.sql("delete from watch.alarm where alarm_key = ? and seen_at < ?")
                                    .params(it.key(), Timestamp.from(calm))
                                    .update()
                            == 1) {
                LOG.warn("Alarm {} is over", it.key());
                operator.tellTheEndOf(it);
            }
        }
    }
}
