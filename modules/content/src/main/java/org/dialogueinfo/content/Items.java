package org.dialogueinfo.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.dialogueinfo.content.Editing.StaleVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of the archive: working copies, what is public, and the chain of revisions. */
@Component
class Items {

    private final JdbcClient jdbc;
    private final Head head;
    private final Clock clock;

    Items(JdbcClient jdbc, Head head, Clock clock) {
        this.jdbc = jdbc;
        this.head = head;
        this.clock = clock;
    }

    Optional<Row> find(Kind kind, String id) {
        return jdbc.sql("select * from content.item where kind = ? and id = ?")
                .params(kind.code(), id)
                .query(Items::row)
                .optional();
    }

    List<Row> all(Kind kind) {
        return jdbc.sql("select * from content.item where kind = ? order by id")
                .param(kind.code())
                .query(Items::row)
                .list();
    }

    /**
     * Keeps a working copy; an equal one is left as it is.
     *
     * @throws StaleVersion if the expected version is not the one there is
     */
    Row keep(Kind kind, String id, String document, String editor, @Nullable Long expected) {
        var before = find(kind, id);
        long version = before.map(Row::version).orElse(0L);
        if (expected != null && expected != version) {
            throw new StaleVersion(id, expected, version);
        }
        if (before.isPresent() && before.get().working().equals(document)) {
            return before.get();
        }
        var now = Timestamp.from(clock.instant());
        if (before.isEmpty()) {
            jdbc.sql(
                            "insert into content.item (kind, id, version, working, published, revision, updated_by, updated_at)"
                                    + " values (?, ?, 1, ?, null, 0, ?, ?)")
                    .params(kind.code(), id, document, editor, now)
                    .update();
        } else {
            var changed = jdbc.sql("update content.item set working = ?, version = version + 1, updated_by = ?,"
                            + " updated_at = ? where kind = ? and id = ? and version = ?")
                    .params(document, editor, now, kind.code(), id, version)
                    .update();
            if (changed == 0) {
                throw new StaleVersion(
                        id, version, find(kind, id).map(Row::version).orElse(0L));
            }
        }
        return find(kind, id).orElseThrow();
    }

    /** Makes the working copy public and adds it to the chain. */
    Row publish(Row row, String author, String reason) {
        var chain = jdbc.sql("select seq, head from content.chain where one = 1 for update")
                .query((rs, n) -> new Chain(rs.getLong("seq"), rs.getString("head")))
                .single();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        int number = row.revision() + 1;
        var link = new Link(
                chain.seq() + 1,
                row.kind(),
                row.id(),
                number,
                now.toString(),
                author,
                reason,
                row.working(),
                chain.head(),
                "");
        var hash = link.expectedHash();
        jdbc.sql(
                        "insert into content.revision (seq, kind, id, number, recorded_at, author, reason, document, previous, hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        link.seq(),
                        row.kind(),
                        row.id(),
                        number,
                        Timestamp.from(now),
                        author,
                        reason,
                        row.working(),
                        chain.head(),
                        hash)
                .update();
        jdbc.sql("update content.chain set seq = ?, head = ? where one = 1")
                .params(link.seq(), hash)
                .update();
        head.moved();
        var changed = jdbc.sql("update content.item set published = working, revision = ? where kind = ? and id = ?"
                        + " and version = ?")
                .params(number, row.kind(), row.id(), row.version())
                .update();
        if (changed == 0) {
            throw new StaleVersion(row.id(), row.version(), -1);
        }
        return new Row(row.kind(), row.id(), row.version(), row.working(), row.working(), number, row.packHash());
    }

    void rememberPack(Row row, String packHash) {
        jdbc.sql("update content.item set pack_hash = ? where kind = ? and id = ?")
                .params(packHash, row.kind(), row.id())
                .update();
    }

    List<Link> links(Kind kind, String id) {
        return jdbc.sql("select * from content.revision where kind = ? and id = ? order by number desc")
                .params(kind.code(), id)
                .query(Items::link)
                .list();
    }

    /** Reads the chain link by link, oldest first, without holding it. */
    void eachLink(Consumer<Link> reader) {
        jdbc.sql("select * from content.revision order by seq").query(rs -> {
            reader.accept(link(rs, 0));
        });
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getString("kind"),
                rs.getString("id"),
                rs.getLong("version"),
                rs.getString("working"),
                rs.getString("published"),
                rs.getInt("revision"),
                rs.getString("pack_hash"));
    }

    private static Link link(ResultSet rs, int n) throws SQLException {
        return new Link(
                rs.getLong("seq"),
                rs.getString("kind"),
                rs.getString("id"),
                rs.getInt("number"),
                rs.getTimestamp("recorded_at").toInstant().toString(),
                rs.getString("author"),
                rs.getString("reason"),
                rs.getString("document"),
                rs.getString("previous"),
                rs.getString("hash"));
    }

    private record Chain(long seq, String head) {}

    record Row(
            String kind,
            String id,
            long version,
            String working,
            @Nullable String published,
            int revision,
            @Nullable String packHash) {

        boolean changed() {
            return !working.equals(published);
        }
    }

    /** A link of the chain; its hash covers everything in it and the hash before. */
    record Link(
            long seq,
            String kind,
            String id,
            int number,
            String recordedAt,
            String author,
            String reason,
            String document,
            String previous,
            String hash) {

        String expectedHash() {
            return CanonicalJson.hash(
                    previous,
                    Long.toString(seq),
                    kind,
                    id,
                    Integer.toString(number),
                    recordedAt,
                    author,
                    reason,
                    document);
        }
    }
}
