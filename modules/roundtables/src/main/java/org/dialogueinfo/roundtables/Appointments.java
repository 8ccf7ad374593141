package org.dialogueinfo.roundtables;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.roundtables.Appointment.Standing;
import org.dialogueinfo.roundtables.Bilaterals.Meeting;
import org.dialogueinfo.roundtables.Bilaterals.Unmet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The tables of planned bilateral meetings. */
@Component
class Appointments {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Appointments(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<BilateralSetup> setup(RoundtableId id) {
        return jdbc.sql("select setup from roundtables.bilateral_setup where roundtable_id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, BilateralSetup.class));
    }

    List<Unmet> unmet(RoundtableId id) {
        return jdbc.sql("select unmet from roundtables.bilateral_setup where roundtable_id = ?")
                .param(id.value())
                .query(String.class)
                .optional()
                .map(it -> json.readValue(it, new TypeReference<List<Unmet>>() {}))
                .orElse(List.of());
    }

    void prepare(RoundtableId id, BilateralSetup setup, List<Unmet> unmet, String by) {
        jdbc.sql("delete from roundtables.bilateral_setup where roundtable_id = ?")
                .param(id.value())
                .update();
        jdbc.sql("insert into roundtables.bilateral_setup (roundtable_id, setup, unmet, changed_at, changed_by)"
                        + " values (?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        json.writeValueAsString(setup),
                        json.writeValueAsString(unmet),
                        Timestamp.from(clock.instant()),
                        by)
                .update();
    }

    /** Cancelled ones too; in the order of the day. */
    List<Appointment> of(RoundtableId id) {
        return jdbc.sql("select * from roundtables.bilateral where roundtable_id = ? order by slot, room, id")
                .param(id.value())
                .query(Appointments::row)
                .list();
    }

    Optional<Appointment> find(String id) {
        return jdbc.sql("select * from roundtables.bilateral where id = ?")
                .param(id)
                .query(Appointments::row)
                .optional();
    }

    void add(RoundtableId id, Meeting it) {
        jdbc.sql(
                        "insert into roundtables.bilateral (id, roundtable_id, host_id, guest_id, slot, room, sequence, standing)"
                                + " values (?, ?, ?, ?, ?, ?, 0, 'PLANNED')")
                .params(UUID.randomUUID().toString(), id.value(), it.host(), it.guest(), it.slot(), it.room())
                .update();
    }

    void move(Appointment it, Meeting to) {
        jdbc.sql("update roundtables.bilateral set slot = ?, room = ?, standing = 'PLANNED', sequence = sequence + 1"
                        + " where id = ?")
                .params(to.slot(), to.room(), it.id())
                .update();
    }

    /** Takes it out of the plan, if it is in it. */
    void end(Appointment it, Standing standing) {
        jdbc.sql("update roundtables.bilateral set standing = ?, sequence = sequence + 1 where id = ?"
                        + " and standing = 'PLANNED'")
                .params(standing.name(), it.id())
                .update();
    }

    /** The sequence a person was told last on that channel; null if they were told nothing. */
    @Nullable
    Integer told(Appointment it, String invitee, String channel) {
        return jdbc.sql("select sequence from roundtables.bilateral_sent where bilateral_id = ? and invitee_id = ?"
                        + " and channel = ?")
                .params(it.id(), invitee, channel)
                .query(Integer.class)
                .optional()
                .orElse(null);
    }

    void tell(Appointment it, String invitee, String channel) {
        jdbc.sql("delete from roundtables.bilateral_sent where bilateral_id = ? and invitee_id = ? and channel = ?")
                .params(it.id(), invitee, channel)
                .update();
        jdbc.sql("insert into roundtables.bilateral_sent (bilateral_id, invitee_id, channel, sequence)"
                        + " values (?, ?, ?, ?)")
                .params(it.id(), invitee, channel, it.sequence())
                .update();
    }

    boolean anybodyTold(RoundtableId id) {
        return jdbc.sql("select count(*) from roundtables.bilateral_sent s join roundtables.bilateral b"
                                + " on b.id = s.bilateral_id where b.roundtable_id = ?")
                        .param(id.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static Appointment row(ResultSet rs, int n) throws SQLException {
        return new Appointment(
                rs.getString("id"),
                new RoundtableId(rs.getString("roundtable_id")),
                rs.getString("host_id"),
                rs.getString("guest_id"),
                rs.getInt("slot"),
                rs.getInt("room"),
                rs.getInt("sequence"),
                Standing.valueOf(rs.getString("standing")));
    }
}
