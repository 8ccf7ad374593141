package org.dialogueinfo.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.ReplyLine;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the answer to a question that was left in a browser until that browser comes for it. Whose it is, only the random
 * token of the browser tells; here is a hash of it, and never the question.
 */
@Component
@Transactional
class WebReplyLine implements ReplyLine {

    /** So long an answer waits for its browser. */
    static final Duration LONGEST = Duration.ofDays(90);

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    WebReplyLine(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String channel() {
        return "web";
    }

    @Override
    public String open(Person person, Rendering rendering) {
        jdbc.sql("delete from webchat.reply_line where opened_at < ?")
                .param(Timestamp.from(clock.instant().minus(LONGEST)))
                .update();
        var reference = UUID.randomUUID().toString();
        jdbc.sql("insert into webchat.reply_line (ref, asker, rendering, opened_at) values (?, ?, ?, ?)")
                .params(reference, hash(person.address()), rendering.path(), Timestamp.from(clock.instant()))
                .update();
        return reference;
    }

    @Override
    public void tell(String reference, Localized<Card> card) {
        jdbc.sql("select rendering from webchat.reply_line where ref = ?")
                .param(reference)
                .query((rs, n) -> Rendering.of(rs.getString("rendering")))
                .optional()
                .flatMap(it ->
                        card.shownIn(it.language()).map(shown -> shown.value().in(it)))
                .ifPresent(it -> jdbc.sql("update webchat.reply_line set answer = ? where ref = ?")
                        .params(json.writeValueAsString(it), reference)
                        .update());
    }

    /** The answers that wait for the browser, which are forgotten here as they are given. */
    List<Card> take(String token) {
        var answers = jdbc.sql("select ref, answer from webchat.reply_line where asker = ? and answer is not null"
                        + " order by opened_at")
                .param(hash(token))
                .query((rs, n) -> List.of(rs.getString("ref"), rs.getString("answer")))
                .list();
        return answers.stream()
                .filter(it -> jdbc.sql("delete from webchat.reply_line where ref = ?")
                                .param(it.get(0))
                                .update()
                        == 1)
                .map(it -> json.readValue(it.get(1), Card.class))
                .toList();
    }

    boolean waits(String token) {
        return count(hash(token)) > 0;
    }

    private int count(String asker) {
        return jdbc.sql("select count(*) from webchat.reply_line where asker = ?")
                .param(asker)
                .query(Integer.class)
                .single();
    }

    @Override
    public void close(String reference) {
        jdbc.sql("delete from webchat.reply_line where ref = ?")
                .param(reference)
                .update();
    }

    @Override
    public int count(Person person) {
        return count(hash(person.address()));
    }

    @Override
    public void forget(Person person) {
        jdbc.sql("delete from webchat.reply_line where asker = ?")
                .param(hash(person.address()))
                .update();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
