package org.dialogueinfo.desk;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What somebody has typed into a form and not saved yet; theirs alone, and kept for thirty days at most. */
@Component
@Transactional
class Typing {

    static final int LONGEST = 500_000;

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Typing(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Keeps what was typed; what is too long for any form is not kept. */
    public boolean keep(String username, String item, MultiValueMap<String, String> fields) {
        var kept = new LinkedMultiValueMap<>(fields);
        kept.remove("_csrf");
        var text = json.writeValueAsString(kept);
        if (text.length() > LONGEST) {
            return false;
        }
        forget(username, item);
        jdbc.sql("insert into desk.typing (username, item, fields, at) values (?, ?, ?, ?)")
                .params(username, item, text, Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("delete from desk.typing where at < ?")
                .param(Timestamp.from(clock.instant().minus(KEPT)))
                .update();
        return true;
    }

    public Optional<Typed> find(String username, String item) {
        return jdbc.sql("select fields, at from desk.typing where username = ? and item = ?")
                .params(username, item)
                .query((rs, n) -> new Typed(
                        fields(rs.getString("fields")), rs.getTimestamp("at").toInstant()))
                .optional();
    }

    /** What somebody has typed and neither saved nor thrown away: the items, and until when; the newest first. */
    public Map<String, Instant> of(String username) {
        var items = new LinkedHashMap<String, Instant>();
        jdbc.sql("select item, at from desk.typing where username = ? order by at desc")
                .param(username)
                .query(rs -> {
                    items.put(rs.getString("item"), rs.getTimestamp("at").toInstant());
                });
        return items;
    }

    private MultiValueMap<String, String> fields(String text) {
        var fields = new LinkedMultiValueMap<String, String>();
        json.readValue(text, new TypeReference<Map<String, List<String>>>() {}).forEach(fields::put);
        return fields;
    }

    public void forget(String username, String item) {
        jdbc.sql("delete from desk.typing where username = ? and item = ?")
                .params(username, item)
                .update();
    }

    record Typed(MultiValueMap<String, String> fields, Instant at) {}
}
