package org.dialogueinfo.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return add(row, row.working(), author, reason);
    }

    /** Takes the item out of what is public; that too is a link of the chain, without a document. */
    Row withdraw(Row row, String author, String reason) {
        return add(row, "", author, reason);
    }

    private Row add(Row row, String document, String author, String reason) {
        var chain = lockedHead();
        var link = new Link(
                        chain.seq() + 1,
                        row.kind(),
                        row.id(),
                        row.revision() + 1,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                        author,
                        reason,
                        document,
                        chain.hash(),
                        "")
                .hashed();
        append(link);
        var published = document.isEmpty() ? null : document;
        var changed = jdbc.sql("update content.item set published = ?, revision = ? where kind = ? and id = ?"
                        + " and version = ?")
                .params(Arrays.asList(published, link.number(), row.kind(), row.id(), row.version()))
                .update();
        if (changed == 0) {
            throw new StaleVersion(row.id(), row.version(), -1);
        }
        return new Row(row.kind(), row.id(), row.version(), row.working(), published, link.number(), row.packHash());
    }

    /** Adds a link as it is; the caller holds the head. */
    void append(Link link) {
        jdbc.sql(
                        "insert into content.revision (seq, kind, id, number, recorded_at, author, reason, document, previous, hash)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        link.seq(),
                        link.kind(),
                        link.id(),
                        link.number(),
                        Timestamp.from(Instant.parse(link.recordedAt())),
                        link.author(),
                        link.reason(),
                        link.document(),
                        link.previous(),
                        link.hash())
                .update();
        jdbc.sql("update content.chain set seq = ?, head = ? where one = 1")
                .params(link.seq(), link.hash())
                .update();
        head.moved();
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

    Optional<Link> link(Kind kind, String id, int number) {
        return jdbc.sql("select * from content.revision where kind = ? and id = ? and number = ?")
                .params(kind.code(), id, number)
                .query(Items::link)
                .optional();
    }

    /** The newest link of an item that was recorded before the moment. */
    Optional<Link> linkBefore(Kind kind, String id, Instant end) {
        return jdbc.sql("select * from content.revision where kind = ? and id = ? and recorded_at < ?"
                        + " order by number desc fetch first 1 rows only")
                .params(kind.code(), id, Timestamp.from(end))
                .query(Items::link)
                .optional();
    }

    /** The newest link of an item up to a place in the chain. */
    Optional<Link> linkUpTo(Kind kind, String id, long seq) {
        return jdbc.sql("select * from content.revision where kind = ? and id = ? and seq <= ?"
                        + " order by number desc fetch first 1 rows only")
                .params(kind.code(), id, seq)
                .query(Items::link)
                .optional();
    }

    /** The next links of the chain, oldest first: with it the chain is read page by page, however long it is. */
    List<Link> linksAfter(long seq, int most) {
        return jdbc.sql("select * from content.revision where seq > ? order by seq fetch first ? rows only")
                .params(seq, most)
                .query(Items::link)
                .list();
    }

    /** The newest links of a kind's items up to a place in the chain, by id, after the id. */
    List<Link> newestLinks(Kind kind, String after, long seq, int most) {
        return jdbc.sql("select r.* from content.revision r where r.kind = ? and r.id > ? and r.seq <= ?"
                        + " and not exists (select 1 from content.revision n where n.kind = r.kind and n.id = r.id"
                        + " and n.number > r.number and n.seq <= ?) order by r.kind, r.id fetch first ? rows only")
                .params(kind.code(), after, seq, seq, most)
                .query(Items::link)
                .list();
    }

    /** Whether there is any item, be it only a working copy. */
    boolean any() {
        return jdbc.sql("select count(*) from content.item").query(Long.class).single() > 0;
    }

    /** Sets the item to what a link says; the link is in the chain already. */
    void put(Link it) {
        var published = it.holds() ? it.document() : null;
        var changed = jdbc.sql("update content.item set working = coalesce(?, working), published = ?, revision = ?,"
                        + " version = version + 1, updated_by = ?, updated_at = ? where kind = ? and id = ?")
                .params(Arrays.asList(
                        published,
                        published,
                        it.number(),
                        it.author(),
                        Timestamp.from(Instant.parse(it.recordedAt())),
                        it.kind(),
                        it.id()))
                .update();
        if (changed == 0) {
            jdbc.sql(
                            "insert into content.item (kind, id, version, working, published, revision, updated_by, updated_at)"
                                    + " values (?, ?, 1, ?, ?, ?, ?, ?)")
                    .params(Arrays.asList(
                            it.kind(),
                            it.id(),
                            it.document(),
                            published,
                            it.number(),
                            it.author(),
                            Timestamp.from(Instant.parse(it.recordedAt()))))
                    .update();
        }
    }

    /** The head as the database has it now. */
    Head.Position head() {
        return jdbc.sql("select seq, head from content.chain where one = 1")
                .query(Items::position)
                .single();
    }

    /** The head, which nobody else moves until this transaction ends. */
    Head.Position lockedHead() {
        return jdbc.sql("select seq, head from content.chain where one = 1 for update")
                .query(Items::position)
                .single();
    }

    private static Head.Position position(ResultSet rs, int n) throws SQLException {
        return new Head.Position(rs.getLong("seq"), rs.getString("head"));
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

        /** Whether the item is public with it; a withdrawal is a link without a document. */
        boolean holds() {
            return !document.isEmpty();
        }

        Link hashed() {
            return new Link(seq, kind, id, number, recordedAt, author, reason, document, previous, expectedHash());
        }

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
