package org.dialogueinfo.roundtables;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Intake.Row;
import org.dialogueinfo.roundtables.Invited.Details;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * People an organiser invites again and again, under a name. A group outlives the events it was made from, up to a promised
 * day; who erases what is kept of them leaves every group.
 */
@Service
@Transactional
public class Groups {

    private static final int LONGEST_NAME = 200;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;
    private final Invitees invitees;
    private final Intake intake;
    private final Clock clock;

    Groups(JdbcClient jdbc, JdbcOperations batches, Invitees invitees, Intake intake, Clock clock) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.invitees = invitees;
        this.intake = intake;
        this.clock = clock;
    }

    /** By name. */
    public List<Group> all() {
        return jdbc.sql("select g.id, g.name, g.kept_until, (select count(*) from roundtables.group_member m"
                        + " where m.group_id = g.id) as people from roundtables.people_group g order by g.name, g.id")
                .query((rs, n) -> new Group(
                        rs.getString("id"),
                        rs.getString("name"),
                        rs.getDate("kept_until").toLocalDate(),
                        rs.getInt("people")))
                .list();
    }

    /**
     * Makes a group of the rows of a table that can be read.
     *
     * @throws IllegalArgumentException if it has no name or no people, or would be kept in the past or for over two years
     */
    public Group make(String name, LocalDate keptUntil, List<Row> rows, String by) {
        return keep(
                name,
                keptUntil,
                rows.stream().flatMap(it -> Stream.ofNullable(it.invitee())).toList(),
                by);
    }

    /** Makes a group of everybody on an event's list whose data are still kept. */
    public Group makeFrom(RoundtableId event, String name, LocalDate keptUntil, String by) {
        return keep(name, keptUntil, Intake.people(invitees.of(event)), by);
    }

    private Group keep(String name, LocalDate keptUntil, List<Invitee> people, String by) {
        var today = LocalDate.ofInstant(clock.instant(), Roundtable.HOUSE_ZONE);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new InputRefused("group-name", LONGEST_NAME);
        }
        if (!keptUntil.isAfter(today) || keptUntil.isAfter(today.plusYears(2))) {
            throw new InputRefused("group-until");
        }
        if (people.isEmpty()) {
            throw new InputRefused("group-nobody");
        }
        var id = UUID.randomUUID().toString();
        jdbc.sql("insert into roundtables.people_group (id, name, kept_until, made_at, made_by) values (?, ?, ?, ?, ?)")
                .params(id, name.strip(), Date.valueOf(keptUntil), Timestamp.from(clock.instant()), by)
                .update();
        batches.batchUpdate(
                "insert into roundtables.group_member (group_id, position, name, organisation, role, side, rendering,"
                        + " email, telegram, notes) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                IntStream.range(0, people.size())
                        .mapToObj(n -> row(id, n, people.get(n)))
                        .toList());
        return new Group(id, name.strip(), keptUntil, people.size());
    }

    private static Object[] row(String group, int position, Invitee it) {
        return new Object[] {
            group,
            position,
            it.name(),
            it.organisation(),
            it.role().name(),
            it.side().name(),
            it.rendering().path(),
            it.email(),
            it.telegram(),
            it.notes()
        };
    }

    /** Takes a group into an event, as a table would be; who is there already is left out. */
    public Intake.Report invite(String group, RoundtableId event, String by, boolean dryRun) {
        var people = jdbc.sql("select * from roundtables.group_member where group_id = ? order by position")
                .param(group)
                .query((rs, n) -> new Row(
                        n + 1,
                        new Invitee(
                                rs.getString("name"),
                                rs.getString("organisation"),
                                Role.valueOf(rs.getString("role")),
                                Side.valueOf(rs.getString("side")),
                                Rendering.of(rs.getString("rendering")),
                                rs.getString("email"),
                                rs.getString("telegram"),
                                rs.getString("notes")),
                        Sentence.NONE))
                .list();
        if (people.isEmpty()) {
            throw Refusal.unknown("group, or it is empty");
        }
        return intake.take(event, people, by, dryRun);
    }

    /** Ends a group; its people stay invited where they are. */
    public void end(String group) {
        jdbc.sql("delete from roundtables.group_member where group_id = ?")
                .param(group)
                .update();
        jdbc.sql("delete from roundtables.people_group where id = ?")
                .param(group)
                .update();
    }

    /** In how many groups a person is kept. */
    int holding(Details person) {
        return jdbc.sql("select count(*) from roundtables.group_member where email <> '' and email = ?"
                        + " or telegram <> '' and telegram = ?")
                .params(person.email(), person.telegram())
                .query(Integer.class)
                .single();
    }

    void forget(Details person) {
        jdbc.sql(
                        "delete from roundtables.group_member where email <> '' and email = ? or telegram <> '' and telegram = ?")
                .params(person.email(), person.telegram())
                .update();
    }

    /** Ends the groups whose day has come. */
    void forgetDue() {
        var today = Date.valueOf(LocalDate.ofInstant(clock.instant(), Roundtable.HOUSE_ZONE));
        jdbc.sql("select id from roundtables.people_group where kept_until <= ?")
                .param(today)
                .query(String.class)
                .list()
                .forEach(this::end);
    }

    /** @param people how many are in it */
    public record Group(String id, String name, LocalDate keptUntil, int people) {}
}
