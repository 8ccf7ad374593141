package org.dialogueinfo.delivery;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Folds broadcasts that were over long ago: their rows, which name recipients, go; the accounts stay. */
@Component
class Retention {

    private static final int BATCH = 5000;

    private final JdbcClient jdbc;
    private final DeliveryProperties properties;
    private final Clock clock;

    Retention(JdbcClient jdbc, DeliveryProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    /** One batch. @return whether there is more */
    @Transactional
    public boolean step() {
        var old = jdbc.sql("select id from delivery.broadcast where not folded and finished_at < ?"
                        + " order by finished_at limit 1")
                .param(Timestamp.from(clock.instant().minus(properties.keep())))
                .query(String.class)
                .optional();
        old.ifPresent(this::fold);
        return old.isPresent();
    }

    private void fold(String broadcast) {
        // a message for one person has no accounts until now
        jdbc.sql("insert into delivery.tally (broadcast_id, channel, state, n)"
                        + " select broadcast_id, channel, state, count(*) from delivery.delivery"
                        + " where broadcast_id = ? and priority = 0 group by broadcast_id, channel, state"
                        + " on conflict do nothing")
                .param(broadcast)
                .update();
        var deleted = jdbc.sql("delete from delivery.delivery where id in"
                        + " (select id from delivery.delivery where broadcast_id = ? limit ?)")
                .params(broadcast, BATCH)
                .update();
        if (deleted < BATCH) {
            jdbc.sql("delete from delivery.sample where broadcast_id = ?")
                    .param(broadcast)
                    .update();
            jdbc.sql("update delivery.broadcast set folded = true where id = ?")
                    .param(broadcast)
                    .update();
        }
    }
}
