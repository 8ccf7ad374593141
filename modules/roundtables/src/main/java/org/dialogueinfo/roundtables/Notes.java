package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.roundtables.Refusal.Reason;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages of organisers to some of those who were asked. */
@Component
class Notes {

    private static final int LONGEST = 5000;

    private final Events events;
    private final Invitees invitees;
    private final Post post;
    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    Notes(Events events, Invitees invitees, Post post, JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.post = post;
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    /** @throws Refusal if nobody of them was asked */
    BroadcastId write(RoundtableId id, Predicate<Invited> readers, String text, String by) {
        Invitee.limit("message", text, LONGEST);
        if (text.isBlank()) {
            throw new InputRefused("message");
        }
        return events.locked(id, event -> {
            event.requireKept();
            var chosen = invitees.of(id, State.ASKED).stream().filter(readers).toList();
            if (chosen.isEmpty()) {
                throw new Refusal(Reason.NOBODY, Sentence.of("problem.nobody-asked"));
            }
            var note = UUID.randomUUID().toString();
            jdbc.sql("insert into roundtables.note (id, roundtable_id, text, written_by, written_at)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(note, id.value(), text, by, Timestamp.from(clock.instant()))
                    .update();
            batches.batchUpdate(
                    "insert into roundtables.note_reader (note_id, invitee_id) values (?, ?)",
                    chosen.stream().map(it -> new Object[] {note, it.id()}).toList());
            return post.send(event, Kind.NOTE, note, "note:" + note);
        });
    }
}
