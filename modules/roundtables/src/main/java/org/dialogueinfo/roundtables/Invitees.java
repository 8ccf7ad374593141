package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Invited.Details;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of invitations and of the persons behind them. */
@Component
class Invitees {

    static final String COLUMNS = "i.*, p.name, p.organisation, p.email, p.telegram, p.notes, p.diet, p.access,"
            + " p.reason, p.proposal, p.hint";
    static final String FROM = " from roundtables.invitee i left join roundtables.person p on p.invitee_id = i.id";

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Clock clock;

    Invitees(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.clock = clock;
    }

    String add(RoundtableId roundtable, Invitee it, State state, @Nullable String delegatedFrom) {
        return addAll(roundtable, List.of(it), state, null, delegatedFrom).get(0);
    }

    /** Adds people in two statements for some hundreds of them; says their ids in the same order. */
    List<String> addAll(
            RoundtableId roundtable,
            List<Invitee> people,
            State state,
            @Nullable String intake,
            @Nullable String delegatedFrom) {
        var ids = people.stream().map(it -> UUID.randomUUID().toString()).toList();
        var now = now();
        batch(
                "insert into roundtables.invitee (id, roundtable_id, intake_id, role, side, rendering, state, wave,"
                        + " link_version, delegated_from, calendar_bump, quiet, shares, wants_summary, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, ?, 0, false, false, false, ?)",
                IntStream.range(0, ids.size()).mapToObj(n -> new @Nullable Object[] {
                    ids.get(n),
                    roundtable.value(),
                    intake,
                    people.get(n).role().name(),
                    people.get(n).side().name(),
                    people.get(n).rendering().path(),
                    state.name(),
                    delegatedFrom,
                    now
                }));
        batch(
                "insert into roundtables.person (invitee_id, name, organisation, email, telegram, notes, name_key, diet,"
                        + " access, reason, proposal, hint) values (?, ?, ?, ?, ?, ?, ?, '', '', '', '', '')",
                IntStream.range(0, ids.size()).mapToObj(n -> new @Nullable Object[] {
                    ids.get(n),
                    people.get(n).name(),
                    people.get(n).organisation(),
                    people.get(n).email(),
                    people.get(n).telegram(),
                    people.get(n).notes(),
                    Spelling.key(people.get(n).name())
                }));
        return ids;
    }

    private void batch(String sql, Stream<@Nullable Object[]> rows) {
        batches.batchUpdate(sql, rows.toList());
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

    List<Invited> of(RoundtableId roundtable, Set<State> states) {
        return filtered("select " + COLUMNS + FROM, roundtable, Filter.of(states))
                .query(Invitees::row)
                .list();
    }

    /** Whom a filter shows, in the order of names; only the ids, so that thousands are quickly told apart. */
    List<String> ids(RoundtableId roundtable, Filter filter) {
        var text = filter.lowered();
        var words = filter.words();
        var found = new ArrayList<Named>();
        filtered("select i.id, p.name, p.organisation, p.name_key" + FROM, roundtable, filter)
                .query(rs -> {
                    if (text.isEmpty() || matches(rs, text, words)) {
                        var name = rs.getString("name");
                        found.add(new Named(rs.getString("id"), Spelling.order(name == null ? "" : name)));
                    }
                });
        return found.stream()
                .sorted(Comparator.comparing(Named::order).thenComparing(Named::id))
                .map(Named::id)
                .toList();
    }

    private record Named(String id, String order) {}

    private static boolean matches(ResultSet rs, String text, List<String> words) throws SQLException {
        var name = rs.getString("name");
        if (name == null) {
            return false;
        }
        var key = rs.getString("name_key");
        return (name + " " + rs.getString("organisation"))
                        .toLowerCase(Locale.ROOT)
                        .contains(text)
                || !words.isEmpty() && words.stream().allMatch(key::contains);
    }

    private JdbcClient.StatementSpec filtered(String select, RoundtableId roundtable, Filter filter) {
        return jdbc.sql(select + " where i.roundtable_id = :event and i.state in (:states) and i.role in (:roles)"
                        + " and i.side in (:sides) order by p.name_key, i.id")
                .param("event", roundtable.value())
                .param("states", filter.stateNames())
                .param("roles", filter.roleNames())
                .param("sides", filter.sideNames());
    }

    /** Those of some ids, in the ids' order. */
    List<Invited> all(List<String> ids) {
        var places = new HashMap<String, Integer>();
        ids.forEach(it -> places.put(it, places.size()));
        return ids.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select " + COLUMNS + FROM + " where i.id in (:ids)")
                        .param("ids", ids)
                        .query(Invitees::row)
                        .list()
                        .stream()
                        .sorted(Comparator.comparing(it -> places.get(it.id())))
                        .toList();
    }

    /** Whom people sent in their place, by their invitation. */
    Map<String, String> standIns(RoundtableId roundtable) {
        var standIns = new HashMap<String, String>();
        jdbc.sql("select i.delegated_from, p.name" + FROM
                        + " where i.roundtable_id = ? and i.delegated_from is not null" + " and p.name is not null")
                .param(roundtable.value())
                .query(rs -> {
                    standIns.put(rs.getString("delegated_from"), rs.getString("name"));
                });
        return standIns;
    }

    /** What those of each organisation answered, the largest first. */
    Map<String, Map<Answered, Long>> organisations(RoundtableId roundtable) {
        var answers = new TreeMap<String, Map<Answered, Long>>();
        jdbc.sql("select p.organisation, i.state, count(*) as n from roundtables.invitee i join roundtables.person p"
                        + " on p.invitee_id = i.id where i.roundtable_id = ? and p.organisation <> ''"
                        + " group by p.organisation, i.state")
                .param(roundtable.value())
                .query(rs -> {
                    Answered.count(
                            answers,
                            rs.getString("organisation"),
                            State.valueOf(rs.getString("state")),
                            rs.getLong("n"));
                });
        var largest = new LinkedHashMap<String, Map<Answered, Long>>();
        answers.entrySet().stream()
                .sorted(Comparator.comparing(it -> -sum(it.getValue())))
                .forEach(it -> largest.put(it.getKey(), it.getValue()));
        return largest;
    }

    private static long sum(Map<Answered, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Invited> atAddress(String column, String address) {
        return jdbc.sql("select " + COLUMNS + FROM + " where p." + column + " = ? order by i.id")
                .param(address)
                .query(Invitees::row)
                .list();
    }

    /** How many there are in each state, role and side. */
    List<Tally> tally(RoundtableId roundtable) {
        return jdbc.sql("select state, role, side, count(*) as n from roundtables.invitee where roundtable_id = ?"
                        + " group by state, role, side")
                .param(roundtable.value())
                .query((rs, n) -> new Tally(
                        State.valueOf(rs.getString("state")),
                        Role.valueOf(rs.getString("role")),
                        Side.valueOf(rs.getString("side")),
                        rs.getLong("n")))
                .list();
    }

    boolean any(RoundtableId roundtable, Set<State> states) {
        return tally(roundtable).stream().anyMatch(it -> states.contains(it.state()));
    }

    /** The waiting list of some roles, whoever came first first. */
    List<Invited> waiting(RoundtableId roundtable, Set<Role> roles, int most) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select " + COLUMNS + FROM + " where i.roundtable_id = :event and i.state = 'WAITLISTED'"
                        + " and i.role in (:roles) order by i.queued_at, i.id limit :most")
                .param("event", roundtable.value())
                .param("roles", roles.stream().map(Role::name).toList())
                .param("most", most)
                .query(Invitees::row)
                .list();
    }

    /** Puts somebody at the end of the waiting list; numbers come from the event's row, which is locked. */
    void queue(Invited it) {
        jdbc.sql("update roundtables.roundtable set queued = queued + 1 where id = ?")
                .param(it.roundtable().value())
                .update();
        jdbc.sql("update roundtables.invitee set queued_at = (select r.queued from roundtables.roundtable r"
                        + " where r.id = ?) where id = ?")
                .params(it.roundtable().value(), it.id())
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

    record Tally(State state, Role role, Side side, long count) {}
}
