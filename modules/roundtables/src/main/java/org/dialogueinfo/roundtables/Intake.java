package org.dialogueinfo.roundtables;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Takes people into an event: from a list or a table, with the fate of every row, and back out again. */
@Service
public class Intake {

    private static final int MOST_ROWS = 20_000;

    private final Events events;
    private final Invitees invitees;
    private final Moves moves;
    private final JdbcClient jdbc;
    private final Clock clock;

    Intake(Events events, Invitees invitees, Moves moves, JdbcClient jdbc, Clock clock) {
        this.events = events;
        this.invitees = invitees;
        this.moves = moves;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Adds the people who are new. Rows that cannot be read or name somebody who is there already, in whatever spelling
     * or script, are left out and say why; the others go in, all or none.
     *
     * @param dryRun only tells what would happen
     */
    public Report take(RoundtableId id, List<Row> rows, String by, boolean dryRun) {
        if (rows.isEmpty()) {
            throw new InputRefused("nobody");
        }
        if (rows.size() > MOST_ROWS) {
            throw new InputRefused("many", MOST_ROWS, rows.size());
        }
        return events.locked(id, event -> {
            event.requireOpen();
            var known = new Known(invitees.of(id));
            var fates = rows.stream().map(row -> fate(row, known)).toList();
            var fresh = IntStream.range(0, rows.size())
                    .filter(n -> fates.get(n).fate() == Outcome.ADDED)
                    .boxed()
                    .toList();
            if (dryRun || fresh.isEmpty()) {
                return new Report(null, fresh.size(), fates);
            }
            var intake = UUID.randomUUID().toString();
            var people = fresh.stream()
                    .map(n -> Objects.requireNonNull(rows.get(n).invitee()))
                    .toList();
            var ids = invitees.addAll(id, people, State.DRAFT, intake, null);
            moves.begin(id, ids, State.DRAFT, Actor.organiser(by, "import"));
            jdbc.sql("insert into roundtables.intake (id, roundtable_id, taken_at, taken_by, added)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(intake, id.value(), Timestamp.from(clock.instant()), by, ids.size())
                    .update();
            var told = new ArrayList<>(fates);
            for (int n = 0; n < ids.size(); n++) {
                told.set(fresh.get(n), fates.get(fresh.get(n)).of(ids.get(n)));
            }
            return new Report(intake, ids.size(), told);
        });
    }

    private static Fate fate(Row row, Known known) {
        var it = row.invitee();
        if (it == null) {
            return new Fate(row.number(), Outcome.INVALID, row.problem(), null);
        }
        var twin = known.twin(it);
        if (twin != null) {
            return new Fate(row.number(), Outcome.DUPLICATE, twin, null);
        }
        var namesake = known.namesake(it);
        known.add(it, row.number());
        return new Fate(
                row.number(),
                Outcome.ADDED,
                namesake == null ? Sentence.NONE : Sentence.of("intake.same-name", namesake),
                null);
    }

    /** Adds the people of another event. */
    public Report copy(RoundtableId from, RoundtableId to, String by, boolean dryRun) {
        var people = people(invitees.of(from));
        var rows = IntStream.range(0, people.size())
                .mapToObj(n -> new Row(n + 1, people.get(n), Sentence.NONE))
                .toList();
        return take(to, rows, by, dryRun);
    }

    /** Those of whom something is kept, as they could be invited anew. */
    static List<Invitee> people(List<Invited> invited) {
        return invited.stream()
                .flatMap(it -> Stream.ofNullable(it.details())
                        .map(details -> new Invitee(
                                details.name(),
                                details.organisation(),
                                it.role(),
                                it.side(),
                                it.rendering(),
                                details.email(),
                                details.telegram(),
                                details.notes())))
                .toList();
    }

    /** Takes out again who came in with an intake and was not sent an invitation yet; says how many. */
    public int undo(RoundtableId id, String intake, String by) {
        return events.locked(id, event -> {
            var found = jdbc.sql("update roundtables.intake set undone_at = ? where id = ? and roundtable_id = ?"
                            + " and undone_at is null")
                    .params(Timestamp.from(clock.instant()), intake, id.value())
                    .update();
            if (found == 0) {
                throw Refusal.unknown("import, or it is undone already");
            }
            var gone = jdbc.sql("select id from roundtables.invitee where intake_id = ? and state in"
                            + " ('DRAFT', 'APPROVED') order by id")
                    .param(intake)
                    .query(String.class)
                    .list();
            gone.forEach(it -> {
                moves.move(invitees.get(id, it), State.WITHDRAWN, Actor.organiser(by, "import"));
                invitees.remove(it);
            });
            return gone.size();
        });
    }

    /**
     * A row of a list.
     *
     * @param number as the organiser counts, from 1
     * @param invitee null if the row cannot be read
     * @param problem why not
     */
    public record Row(int number, @Nullable Invitee invitee, Sentence problem) {}

    /** What becomes of a row. */
    public enum Outcome {
        ADDED,
        DUPLICATE,
        INVALID;

        @com.fasterxml.jackson.annotation.JsonValue
        public String code() {
            return Codes.of(this);
        }
    }

    /**
     * The fate of one row.
     *
     * @param reason why it was left out, or what to look at; never a name
     * @param id of the invitation, once there is one
     */
    public record Fate(
            int row,
            Outcome fate,
            Sentence reason,
            @Nullable String id) {

        Fate of(String invitation) {
            return new Fate(row, fate, reason, invitation);
        }
    }

    /** @param intake what {@link #undo} takes; null if nothing was added */
    public record Report(@Nullable String intake, int added, List<Fate> rows) {}

    /** Who is there already, by address and by name in any spelling. */
    private static final class Known {

        private static final Sentence INVITED = Sentence.of("intake.invited");

        private final Map<String, Sentence> addresses = new HashMap<>();
        private final Map<String, List<Namesake>> names = new HashMap<>();

        Known(List<Invited> people) {
            for (var it : people) {
                var details = it.details();
                if (details != null && it.state() != State.WITHDRAWN) {
                    note(details.name(), details.organisation(), details.email(), details.telegram(), INVITED);
                }
            }
        }

        void add(Invitee it, int row) {
            note(
                    it.name(),
                    it.organisation(),
                    it.email(),
                    it.telegram(),
                    Sentence.of("intake.row", String.valueOf(row)));
        }

        private void note(String name, String organisation, String email, String telegram, Sentence where) {
            addresses.putIfAbsent("email " + email, where);
            addresses.putIfAbsent("telegram " + telegram, where);
            names.computeIfAbsent(Spelling.key(name), key -> new ArrayList<>())
                    .add(new Namesake(where, Spelling.key(organisation), email));
        }

        @Nullable
        Sentence twin(Invitee it) {
            var byEmail = it.email().isEmpty() ? null : addresses.get("email " + it.email());
            if (byEmail != null) {
                return Sentence.of("intake.same-email", byEmail);
            }
            var byChat = it.telegram().isEmpty() ? null : addresses.get("telegram " + it.telegram());
            if (byChat != null) {
                return Sentence.of("intake.same-chat", byChat);
            }
            var organisation = Spelling.key(it.organisation());
            for (var other : names.getOrDefault(Spelling.key(it.name()), List.of())) {
                if (other.organisation().equals(organisation)
                        || other.email().isEmpty()
                        || it.email().isEmpty()
                        || organisation.isEmpty()
                        || other.organisation().isEmpty()) {
                    return Sentence.of("intake.same-person", other.where());
                }
            }
            return null;
        }

        @Nullable
        Sentence namesake(Invitee it) {
            var others = names.get(Spelling.key(it.name()));
            return others == null ? null : others.get(0).where();
        }

        private record Namesake(Sentence where, String organisation, String email) {}
    }
}
