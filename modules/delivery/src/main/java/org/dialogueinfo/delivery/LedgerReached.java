package org.dialogueinfo.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads it from the rows. */
@Component
class LedgerReached implements Reached {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    LedgerReached(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> reached(BroadcastId broadcast, @Nullable String after, int limit) {
        return jdbc.sql("select recipient from delivery.delivery where broadcast_id = ? and recipient > ?"
                        + " and state <> ? order by recipient limit ?")
                .params(broadcast.toString(), after == null ? "" : after, State.FAILED.name(), limit)
                .query(String.class)
                .list();
    }

    /** By broadcast and recipient, for which there is an index; what is folded has no rows. */
    @Override
    public List<Told> messages(String recipientRef) {
        return jdbc.sql("select d.updated_at, d.state, d.reason, d.rendering, b.broadcast_key, b.audience, b.cards"
                        + " from delivery.broadcast b join delivery.delivery d on d.broadcast_id = b.id"
                        + " where not b.folded and d.recipient = ? order by d.updated_at desc, d.id desc")
                .param(recipientRef)
                .query(this::told)
                .list();
    }

    private Told told(ResultSet rs, int n) throws SQLException {
        var audience = rs.getString("audience");
        var rendering = Rendering.of(rs.getString("rendering"));
        return new Told(
                rs.getTimestamp("updated_at").toInstant(),
                audience.equals("personal") ? rs.getString("broadcast_key").replaceFirst(":.*", "") : audience,
                json.readValue(rs.getString("cards"), new TypeReference<Localized<Card>>() {})
                        .shownIn(rendering.language())
                        .map(it -> it.value().in(rendering).title())
                        .filter(it -> !audience.equals("personal"))
                        .orElse(""),
                State.valueOf(rs.getString("state")),
                Objects.toString(rs.getString("reason"), ""));
    }
}
