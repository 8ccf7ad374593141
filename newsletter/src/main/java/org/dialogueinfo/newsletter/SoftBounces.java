package org.dialogueinfo.newsletter;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mail that came back for a reason that may pass: on four days within thirty it does not pass any more. */
@Component
class SoftBounces {

    private static final int MOST_DAYS = 4;
    private static final int WITHIN_DAYS = 30;

    private final JdbcClient jdbc;
    private final ReturnPath returnPath;
    private final Clock clock;

    SoftBounces(JdbcClient jdbc, ReturnPath returnPath, Clock clock) {
        this.jdbc = jdbc;
        this.returnPath = returnPath;
        this.clock = clock;
    }

    /** Counts today, however often mail comes back today. */
    boolean tooMany(String address) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var hash = hash(address);
        forgetOld();
        jdbc.sql("insert into newsletter.soft_bounce (address_hash, came_back_on) values (?, ?) on conflict do nothing")
                .params(hash, Date.valueOf(today))
                .update();
        return jdbc.sql("select count(*) from newsletter.soft_bounce where address_hash = ?")
                        .param(hash)
                        .query(Long.class)
                        .single()
                >= MOST_DAYS;
    }

    void forget(String address) {
        jdbc.sql("delete from newsletter.soft_bounce where address_hash = ?")
                .param(hash(address))
                .update();
    }

    void forgetOld() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        jdbc.sql("delete from newsletter.soft_bounce where came_back_on < ?")
                .param(Date.valueOf(today.minusDays(WITHIN_DAYS)))
                .update();
    }

    private String hash(String address) {
        return returnPath.mark(0, address);
    }
}
