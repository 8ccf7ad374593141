package org.dialogueinfo.insights;

import java.time.LocalDate;
import java.util.List;
import org.dialogueinfo.insights.Insights.Count;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of daily counts; several nodes add to the same rows. */
@Repository
class DailyCounts {

    private static final String ROW = " where counted_on = ? and measure = ? and what = ? and detail = ?";

    private final JdbcClient jdbc;

    DailyCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Key key, long n) {
        change("n = n + ?", key, n);
    }

    void set(Key key, long n) {
        change("n = ?", key, n);
    }

    private void change(String how, Key key, long n) {
        if (update(how, key, n)) {
            return;
        }
        try {
            jdbc.sql("insert into insights.daily (counted_on, measure, what, detail, n) values (?, ?, ?, ?, ?)")
                    .params(key.day(), key.measure().code(), key.what(), key.detail(), n)
                    .update();
        } catch (DuplicateKeyException e) {
            update(how, key, n); // another node was first
        }
    }

    private boolean update(String how, Key key, long n) {
        return jdbc.sql("update insights.daily set " + how + ROW)
                        .params(n, key.day(), key.measure().code(), key.what(), key.detail())
                        .update()
                > 0;
    }

    List<Count> read(Measure measure, LocalDate from) {
        return jdbc.sql("select counted_on, what, detail, n from insights.daily where measure = ? and counted_on >= ?"
                        + " order by counted_on, what, detail")
                .params(measure.code(), from)
                .query((rs, row) -> new Count(
                        rs.getObject("counted_on", LocalDate.class),
                        rs.getString("what"),
                        rs.getString("detail"),
                        rs.getLong("n")))
                .list();
    }

    record Key(LocalDate day, Measure measure, String what, String detail) {}
}
