package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.roundtables.Event.Phase;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The events' table, and the one lock that puts everything that happens to an event into a row. */
@Component
class Events {

    private static final int TRIES = 5;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Events(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /**
     * Works on an event while nobody else does, on any node, in one transaction.
     *
     * @throws Refusal if there is no such event
     */
    <T> T locked(RoundtableId id, Function<Event, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                var result = transaction.execute(status -> Optional.ofNullable(work.apply(lock(id))));
                return result == null ? unreachable() : result.orElseGet(Events::unreachable);
            } catch (PessimisticLockingFailureException e) {
                if (attempt == TRIES) {
                    throw e;
                }
            }
        }
    }

    private static <T> T unreachable() {
        throw new IllegalStateException("Work on an event gives a result");
    }

    private Event lock(RoundtableId id) {
        return jdbc.sql("select * from roundtables.roundtable where id = ? for update")
                .param(id.value())
                .query(this::event)
                .optional()
                .orElseThrow(() -> Refusal.unknown("roundtable"));
    }

    Optional<Event> find(RoundtableId id) {
        return jdbc.sql("select * from roundtables.roundtable where id = ?")
                .param(id.value())
                .query(this::event)
                .optional();
    }

    Event get(RoundtableId id) {
        return find(id).orElseThrow(() -> Refusal.unknown("roundtable"));
    }

    List<Event> all() {
        return jdbc.sql("select * from roundtables.roundtable order by starts_at desc, id")
                .query(this::event)
                .list();
    }

    /** Adds the event unless there is one of that id. */
    void add(Roundtable it, String by) {
        jdbc.sql(
                        "insert into roundtables.roundtable (id, definition, starts_at, ends_at, phase, calendar_sequence, wave,"
                                + " announced, needs_forgotten, changed_at, changed_by) values (?, ?, ?, ?, ?, 0, 0, false, false,"
                                + " ?, ?) on conflict do nothing")
                .params(
                        it.id().value(),
                        json.writeValueAsString(it),
                        Timestamp.from(it.start()),
                        Timestamp.from(it.end()),
                        Phase.PLANNED.name(),
                        Timestamp.from(clock.instant()),
                        by)
                .update();
    }

    void keep(Event event, String by) {
        var it = event.roundtable();
        jdbc.sql("update roundtables.roundtable set definition = ?, starts_at = ?, ends_at = ?, phase = ?,"
                        + " calendar_sequence = ?, wave = ?, announced = ?, needs_forgotten = ?, changed_at = ?,"
                        + " changed_by = ? where id = ?")
                .params(
                        json.writeValueAsString(it),
                        Timestamp.from(it.start()),
                        Timestamp.from(it.end()),
                        event.phase().name(),
                        event.sequence(),
                        event.wave(),
                        event.announced(),
                        event.needsForgotten(),
                        Timestamp.from(clock.instant()),
                        by,
                        it.id().value())
                .update();
    }

    private Event event(ResultSet rs, int n) throws SQLException {
        return new Event(
                json.readValue(rs.getString("definition"), Roundtable.class),
                Phase.valueOf(rs.getString("phase")),
                rs.getInt("calendar_sequence"),
                rs.getInt("wave"),
                rs.getBoolean("announced"),
                rs.getBoolean("needs_forgotten"));
    }
}
