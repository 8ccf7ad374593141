package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dialogueinfo.roundtables.Event.Phase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** Forgets who took part. Needs go first, then persons, then everything that is about single people; counts remain. */
@Service
public class Forgetting {

    private final Events events;
    private final Invitees invitees;
    private final Post post;
    private final Links links;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Forgetting(Events events, Invitees invitees, Post post, Links links, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.post = post;
        this.links = links;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Shrinks the event to counts and says, signed, what went. A second time it is the same report. */
    public DeletionReport anonymise(RoundtableId id, String by) {
        return events.locked(id, event -> {
            if (event.phase() != Phase.ANONYMISED) {
                forget(event, by);
            }
            return report(id).orElseThrow();
        });
    }

    public Optional<DeletionReport> report(RoundtableId id) {
        return jdbc.sql("select report, signature from roundtables.deletion_report where roundtable_id = ?")
                .param(id.value())
                .query((rs, n) -> {
                    var text = rs.getString("report");
                    return new DeletionReport(
                            json.readValue(text, Gone.class), text, rs.getString("signature"), links.publicKey());
                })
                .optional();
    }

    private void forget(Event event, String by) {
        var id = event.id();
        var deleted = new TreeMap<String, Long>();
        deleted.put("needs", (long) forgetNeeds(id));
        invitees.of(id).forEach(post::forget);
        tally(id, "state");
        tally(id, "role");
        tally(id, "side");
        var counts = new TreeMap<String, Long>();
        jdbc.sql("select label, n from roundtables.tally where roundtable_id = ? and dimension = 'state'")
                .param(id.value())
                .query(rs -> {
                    counts.put(State.valueOf(rs.getString("label")).code(), rs.getLong("n"));
                });
        var ofEvent = " in (select i.id from roundtables.invitee i where i.roundtable_id = ?)";
        deleted.put(
                "votes",
                delete(
                        "vote where slip_fingerprint in (select s.fingerprint from roundtables.slip s where"
                                + " s.roundtable_id = ?)",
                        id));
        deleted.put("slips", delete("slip where roundtable_id = ?", id));
        deleted.put("noteReaders", delete("note_reader where invitee_id" + ofEvent, id));
        deleted.put("persons", delete("person where invitee_id" + ofEvent, id));
        deleted.put("invitations", delete("invitee where roundtable_id = ?", id));
        delete(
                "bilateral_sent where bilateral_id in (select b.id from roundtables.bilateral b"
                        + " where b.roundtable_id = ?)",
                id);
        deleted.put("bilaterals", delete("bilateral where roundtable_id = ?", id));
        delete("bilateral_setup where roundtable_id = ?", id);
        delete("seat where roundtable_id = ?", id);
        deleted.put("moves", delete("move where roundtable_id = ?", id));
        deleted.put("notes", delete("note where roundtable_id = ?", id));
        deleted.put("imports", delete("intake where roundtable_id = ?", id));
        var gone = new Gone(id, clock.instant(), counts, deleted);
        var text = json.writeValueAsString(gone);
        jdbc.sql("insert into roundtables.deletion_report (roundtable_id, report, signature, made_at)"
                        + " values (?, ?, ?, ?)")
                .params(id.value(), text, links.signed(text), Timestamp.from(clock.instant()))
                .update();
        events.keep(
                new Event(
                        event.roundtable(), Phase.ANONYMISED, event.sequence(), event.wave(), event.announced(), true),
                by);
    }

    /** Dietary and access needs, which nobody needs the day after; says of how many people. */
    int forgetNeeds(RoundtableId id) {
        return jdbc.sql("update roundtables.person set diet = '', access = '' where (diet <> '' or access <> '')"
                        + " and invitee_id in (select i.id from roundtables.invitee i where i.roundtable_id = ?)")
                .param(id.value())
                .update();
    }

    private void tally(RoundtableId id, String dimension) {
        jdbc.sql("insert into roundtables.tally (roundtable_id, dimension, label, n) select roundtable_id, '"
                        + dimension
                        + "', " + dimension + ", count(*) from roundtables.invitee where roundtable_id = ?"
                        + " group by roundtable_id, " + dimension)
                .param(id.value())
                .update();
    }

    private long delete(String what, RoundtableId id) {
        return jdbc.sql("delete from roundtables." + what).param(id.value()).update();
    }

    /**
     * What went and what remains.
     *
     * @param counts by the last state of each invitation
     * @param deleted how many of which kind of record
     */
    public record Gone(RoundtableId roundtable, Instant at, Map<String, Long> counts, Map<String, Long> deleted) {}

    /**
     * The report with its proof.
     *
     * @param signed the text that is signed: the report as JSON
     * @param signature Ed25519 in Base64
     * @param publicKey X.509 in Base64
     */
    public record DeletionReport(Gone report, String signed, String signature, String publicKey) {}
}
