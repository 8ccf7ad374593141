package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Invited.Details;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of invitations and of the persons behind them. */
@Component
class Invitees {

    static final String COLUMNS = "i.*, p.name, p.organisation, p.email, p.telegram, p.notes, p.diet, p.access,"
            + " p.reason, p.proposal, p.hint";
    static final String FROM = " from roundtables.invitee i left join roundtables.person p on p.invitee_id = i.id";

    private final JdbcClient jdbc;
    private final Clock clock;

    Invitees(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String add(
            RoundtableId roundtable, Invitee it, State state, @Nullable String intake, @Nullable String delegatedFrom) {
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into roundtables.invitee (id, roundtable_id, intake_id, role, side, rendering, state, wave,"
                        + " link_version, delegated_from, calendar_bump, quiet, shares, wants_summary, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 0, false, false, true, ?)")
                .param(id)
                .param(roundtable.value())
                .param(intake)
                .param(it.role().name())
                .param(it.side().name())
                .param(it.rendering().path())
                .param(state.name())
                .param(delegatedFrom)
                .param(now())
                .update();
        jdbc.sql(
                        "insert into roundtables.person (invitee_id, name, organisation, email, telegram, notes, name_key, diet,"
                                + " access, reason, proposal, hint) values (?, ?, ?, ?, ?, ?, ?, '', '', '', '', '')")
                .params(
                        id,
                        it.name(),
                        it.organisation(),
                        it.email(),
                        it.telegram(),
                        it.notes(),
                        Spelling.key(it.name()))
                .update();
        return id;
    }

    Optional<Invited> find(String id) {
        return jdbc.sql("select " + COLUMNS + FROM + " where i.id = ?")
                .param(id)
                .query(Invitees::row)
                .optional();
    }

    Invited get(RoundtableId roundtable, String id) {
        return find(id).filter(it -> it.roundtable().equals(roundtable))
                .orElseThrow(() -> Refusal.unknown("invitation"));
    }

    List<Invited> of(RoundtableId roundtable) {
        return jdbc.sql("select " + COLUMNS + FROM + " where i.roundtable_id = ? order by p.name_key, i.id")
                .param(roundtable.value())
                .query(Invitees::row)
                .list();
    }

    List<Invited> of(RoundtableId roundtable, Collection<State> states) {
        return of(roundtable).stream().filter(it -> states.contains(it.state())).toList();
    }

    List<Invited> atAddress(String column, String address) {
        return jdbc.sql("select " + COLUMNS + FROM + " where p." + column + " = ? order by i.id")
                .param(address)
                .query(Invitees::row)
                .list();
    }

    Map<State, Long> counts(RoundtableId roundtable) {
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql("select state, count(*) as n from roundtables.invitee where roundtable_id = ? group by state")
                .param(roundtable.value())
                .query(rs -> {
                    counts.put(State.valueOf(rs.getString("state")), rs.getLong("n"));
                });
        return counts;
    }

    /** How many seats are taken, by role. */
    Map<Role, Integer> seats(RoundtableId roundtable) {
        var seats = new EnumMap<Role, Integer>(Role.class);
        jdbc.sql("select role, count(*) as n from roundtables.invitee where roundtable_id = ? and state in ("
                        + "'ACCEPTED', 'OFFERED', 'CONFIRMED', 'CHECKED_IN', 'THANKED') group by role")
                .param(roundtable.value())
                .query(rs -> {
                    seats.put(Role.valueOf(rs.getString("role")), rs.getInt("n"));
                });
        return seats;
    }

    /** The waiting list, whoever came first first. */
    List<Invited> waiting(RoundtableId roundtable) {
        return jdbc.sql("select " + COLUMNS + FROM
                        + " where i.roundtable_id = ? and i.state = 'WAITLISTED' order by i.queued_at, i.id")
                .param(roundtable.value())
                .query(Invitees::row)
                .list();
    }

    void queue(String id) {
        jdbc.sql("update roundtables.invitee set queued_at = (select coalesce(max(q.queued_at), 0) + 1 from"
                        + " roundtables.invitee q where q.roundtable_id = (select r.roundtable_id from"
                        + " roundtables.invitee r where r.id = ?)) where id = ?")
                .params(id, id)
                .update();
    }

    void offer(String id, Instant until) {
        set(id, "offered_until", Timestamp.from(until));
    }

    /** Sets one column of an invitation; the name is one of the code's own. */
    void set(String id, String column, @Nullable Object value) {
        jdbc.sql("update roundtables.invitee set " + column + " = ? where id = ?")
                .param(value)
                .param(id)
                .update();
    }

    /** Sets one column of a person; nothing happens if the person is erased. */
    void describe(String id, String column, String value) {
        jdbc.sql("update roundtables.person set " + column + " = ? where invitee_id = ?")
                .params(value, id)
                .update();
    }

    void forget(String id) {
        jdbc.sql("delete from roundtables.person where invitee_id = ?")
                .param(id)
                .update();
        jdbc.sql("delete from roundtables.note_reader where invitee_id = ?")
                .param(id)
                .update();
    }

    void remove(String id) {
        forget(id);
        jdbc.sql("delete from roundtables.invitee where id = ?").param(id).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    static Invited row(ResultSet rs, int n) throws SQLException {
        var sent = rs.getInt("calendar_sent");
        var calendarSent = rs.wasNull() ? null : sent;
        return new Invited(
                rs.getString("id"),
                new RoundtableId(rs.getString("roundtable_id")),
                Role.valueOf(rs.getString("role")),
                Side.valueOf(rs.getString("side")),
                Rendering.of(rs.getString("rendering")),
                State.valueOf(rs.getString("state")),
                rs.getInt("wave"),
                rs.getInt("link_version"),
                instant(rs, "offered_until"),
                rs.getString("delegated_from"),
                rs.getInt("calendar_bump"),
                calendarSent,
                instant(rs, "request_since"),
                rs.getBoolean("quiet"),
                rs.getBoolean("shares"),
                rs.getBoolean("wants_summary"),
                instant(rs, "checked_in_at"),
                rs.getString("name") == null
                        ? null
                        : new Details(
                                rs.getString("name"),
                                rs.getString("organisation"),
                                rs.getString("email"),
                                rs.getString("telegram"),
                                rs.getString("notes"),
                                rs.getString("diet"),
                                rs.getString("access"),
                                rs.getString("reason"),
                                rs.getString("proposal"),
                                rs.getString("hint")));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
