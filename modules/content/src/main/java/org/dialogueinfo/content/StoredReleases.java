package org.dialogueinfo.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The releases, each a place in the chain. */
@Service
class StoredReleases implements Releases {

    private final JdbcClient jdbc;
    private final Items items;
    private final Bylines bylines;
    private final Clock clock;

    StoredReleases(JdbcClient jdbc, Items items, Bylines bylines, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.bylines = bylines;
        this.clock = clock;
    }

    @Override
    public List<Release> all() {
        return jdbc.sql("select * from content.release order by number desc")
                .query(StoredReleases::release)
                .list();
    }

    @Override
    public Optional<Release> find(int number) {
        return jdbc.sql("select * from content.release where number = ?")
                .param(number)
                .query(StoredReleases::release)
                .optional();
    }

    @Override
    @Transactional
    public Release cut(String author, String note) {
        var head = items.lockedHead();
        var newest = all().stream().findFirst();
        if (newest.isPresent() && newest.get().head().equals(head.hash())) {
            return newest.get();
        }
        var release = new Release(
                newest.map(Release::number).orElse(0) + 1,
                head.seq(),
                head.hash(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                bylines.of(author),
                note);
        keep(release);
        return release;
    }

    void keep(Release it) {
        jdbc.sql("insert into content.release (number, seq, head, released_at, author, note) values (?, ?, ?, ?, ?, ?)")
                .params(it.number(), it.revisions(), it.head(), Timestamp.from(it.releasedAt()), it.author(), it.note())
                .update();
    }

    private static Release release(ResultSet rs, int n) throws SQLException {
        return new Release(
                rs.getInt("number"),
                rs.getLong("seq"),
                rs.getString("head"),
                rs.getTimestamp("released_at").toInstant(),
                rs.getString("author"),
                rs.getString("note"));
    }
}
