package org.dialogueinfo.content;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Read from the chain of revisions, once per head of it. */
@Service
class StoredChanges implements Changes {

    private final JdbcClient jdbc;
    private final Head head;
    private final Cache<String, Read> read =
            Caffeine.newBuilder().maximumSize(2).build();

    StoredChanges(JdbcClient jdbc, Head head) {
        this.jdbc = jdbc;
        this.head = head;
    }

    @Override
    public List<Change> all() {
        return now().all();
    }

    @Override
    public Change of(String item) {
        return now().byItem().getOrDefault(item, new Change(item, Instant.EPOCH, Instant.EPOCH, 0));
    }

    private Read now() {
        return read.get(head.now().hash(), hash -> read());
    }

    private Read read() {
        var all = jdbc.sql("select kind, id, min(recorded_at) as published, max(recorded_at) as changed,"
                        + " max(number) as revision from content.revision group by kind, id"
                        + " order by max(recorded_at) desc, kind, id")
                .query(StoredChanges::change)
                .list();
        return new Read(all, all.stream().collect(Collectors.toMap(Change::item, Function.identity())));
    }

    private static Change change(ResultSet rs, int n) throws SQLException {
        return new Change(
                rs.getString("kind") + "/" + rs.getString("id"),
                rs.getTimestamp("published").toInstant(),
                rs.getTimestamp("changed").toInstant(),
                rs.getInt("revision"));
    }

    private record Read(List<Change> all, Map<String, Change> byItem) {}
}
