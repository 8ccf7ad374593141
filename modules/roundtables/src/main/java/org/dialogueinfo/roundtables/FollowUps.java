package org.dialogueinfo.roundtables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What those who came chose afterwards. Only counts are kept: no answer stands beside another, or beside a person. */
@Service
public class FollowUps {

    /** From so many answers on they are shown; fewer would tell who gave which. */
    public static final int ENOUGH = 3;

    private final Events events;
    private final JdbcClient jdbc;

    FollowUps(Events events, JdbcClient jdbc) {
        this.events = events;
        this.jdbc = jdbc;
    }

    /** Adds one to an answer. To be called with the event locked. */
    void count(RoundtableId id, FollowUp question, String answer) {
        if (!question.choice().answers().contains(answer)) {
            throw new InputRefused("follow-up-answer");
        }
        var known = jdbc.sql("update roundtables.follow_up set n = n + 1 where roundtable_id = ? and question = ?"
                        + " and answer = ?")
                .params(id.value(), question.key(), answer)
                .update();
        if (known == 0) {
            jdbc.sql("insert into roundtables.follow_up (roundtable_id, question, answer, n) values (?, ?, ?, 1)")
                    .params(id.value(), question.key(), answer)
                    .update();
        }
    }

    /** The event's questions with their answers. */
    public List<Result> of(RoundtableId id) {
        return events.get(id).roundtable().followUp().stream()
                .map(it -> result(id, it))
                .toList();
    }

    private Result result(RoundtableId id, FollowUp question) {
        var counts = new LinkedHashMap<String, Long>();
        question.choice().answers().forEach(it -> counts.put(it, 0L));
        jdbc.sql("select answer, n from roundtables.follow_up where roundtable_id = ? and question = ?")
                .params(id.value(), question.key())
                .query(rs -> {
                    counts.put(rs.getString("answer"), rs.getLong("n"));
                });
        var all = counts.values().stream().mapToLong(Long::longValue).sum();
        return new Result(question, all, all < ENOUGH ? Map.of() : counts);
    }

    /**
     * A question and how often each answer was chosen.
     *
     * @param answered how many answered
     * @param counts by answer; empty while there are too few
     */
    public record Result(FollowUp question, long answered, Map<String, Long> counts) {}
}
