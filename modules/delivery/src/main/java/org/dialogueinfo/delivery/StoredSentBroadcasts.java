package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads it from the ledger's broadcasts. */
@Component
class StoredSentBroadcasts implements SentBroadcasts {

    /** Not one that still waits for its time, nor one that was stopped before anybody got it. */
    private static final String SELECT =
            "select id, audience, cards, created_at from delivery.broadcast where priority <> ?"
                    + " and (not_before is null or not_before <= current_timestamp) and (phase <> 'STOPPED' or exists"
                    + " (select 1 from delivery.tally t where t.broadcast_id = broadcast.id and t.state = 'SENT'"
                    + " and t.n > 0))";

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    StoredSentBroadcasts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Sent> find(BroadcastId id) {
        return jdbc.sql(SELECT + " and id = ?")
                .params(Priority.PERSONAL.ordinal(), id.toString())
                .query(this::sent)
                .optional();
    }

    @Override
    public List<Sent> latest(Collection<String> audiences, int limit) {
        if (audiences.isEmpty()) {
            return List.of();
        }
        var likes = String.join(" or ", Collections.nCopies(audiences.size(), "audience like ?"));
        var query = jdbc.sql(SELECT + " and (" + likes + ") order by created_at desc, id limit ?")
                .param(Priority.PERSONAL.ordinal());
        for (var audience : audiences) {
            query = query.param(audience + "%");
        }
        return query.param(limit).query(this::sent).list();
    }

    private Sent sent(ResultSet rs, int n) throws SQLException {
        return new Sent(
                new BroadcastId(UUID.fromString(rs.getString("id"))),
                rs.getString("audience"),
                json.readValue(rs.getString("cards"), new TypeReference<Localized<Card>>() {}),
                rs.getTimestamp("created_at").toInstant());
    }
}
