package org.dialogueinfo.content;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Editorial.Stage;
import org.dialogueinfo.content.Items.Row;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of where working copies are on their way; a row whose version has passed is a draft. */
@Component
class Stages {

    private final JdbcClient jdbc;
    private final Clock clock;

    Stages(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Place> find(String kind, String id) {
        return jdbc.sql("select * from content.stage where kind = ? and id = ?")
                .params(kind, id)
                .query(Stages::place)
                .optional();
    }

    List<Place> all() {
        return jdbc.sql("select * from content.stage").query(Stages::place).list();
    }

    /** Those whose hour has come, the earliest first. */
    List<Place> due() {
        return jdbc.sql("select * from content.stage where stage = ? and due_at <= ? order by due_at")
                .params(Stage.SCHEDULED.code(), Timestamp.from(clock.instant()))
                .query(Stages::place)
                .list();
    }

    /** Somebody saved: it is a draft again, and they are one of its authors. */
    void saved(Row row, String editor) {
        var authors =
                new ArrayList<>(find(row.kind(), row.id()).map(Place::authors).orElse(List.of()));
        if (!authors.contains(editor)) {
            authors.add(editor);
        }
        put(new Place(
                row.kind(),
                row.id(),
                row.version(),
                Stage.DRAFT,
                authors,
                null,
                null,
                null,
                null,
                Set.of(),
                "",
                clock.instant()));
    }

    void put(Place it) {
        forget(it.kind(), it.id());
        jdbc.sql("insert into content.stage (kind, id, version, stage, authors, submitted_by, reviewed_by, planned_by,"
                        + " due_at, fallbacks, note, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(Arrays.asList(
                        it.kind(),
                        it.id(),
                        it.version(),
                        it.stage().code(),
                        String.join("\n", it.authors()),
                        it.submittedBy(),
                        it.reviewedBy(),
                        it.plannedBy(),
                        it.due() == null ? null : Timestamp.from(it.due()),
                        it.fallbacks().stream().map(Language::code).collect(Collectors.joining(" ")),
                        it.note(),
                        Timestamp.from(clock.instant())))
                .update();
    }

    void forget(String kind, String id) {
        jdbc.sql("delete from content.stage where kind = ? and id = ?")
                .params(kind, id)
                .update();
    }

    private static Place place(ResultSet rs, int n) throws SQLException {
        var due = rs.getTimestamp("due_at");
        return new Place(
                rs.getString("kind"),
                rs.getString("id"),
                rs.getLong("version"),
                Named.of(Stage.class, rs.getString("stage")),
                rs.getString("authors").lines().toList(),
                rs.getString("submitted_by"),
                rs.getString("reviewed_by"),
                rs.getString("planned_by"),
                due == null ? null : due.toInstant(),
                languages(rs.getString("fallbacks")),
                rs.getString("note"),
                rs.getTimestamp("changed_at").toInstant());
    }

    private static Set<Language> languages(String codes) {
        var languages = EnumSet.noneOf(Language.class);
        Arrays.stream(codes.split(" "))
                .filter(it -> !it.isEmpty())
                .map(Language::of)
                .forEach(languages::add);
        return languages;
    }

    /** @param fallbacks the languages in which readers may get another language's text when it is published on time */
    record Place(
            String kind,
            String id,
            long version,
            Stage stage,
            List<String> authors,
            @Nullable String submittedBy,
            @Nullable String reviewedBy,
            @Nullable String plannedBy,
            @Nullable Instant due,
            Set<Language> fallbacks,
            String note,
            Instant changedAt) {

        Place at(long newVersion) {
            return new Place(
                    kind,
                    id,
                    newVersion,
                    stage,
                    authors,
                    submittedBy,
                    reviewedBy,
                    plannedBy,
                    due,
                    fallbacks,
                    note,
                    changedAt);
        }

        Place handedIn(String editor) {
            return new Place(
                    kind, id, version, Stage.IN_REVIEW, authors, editor, null, null, null, Set.of(), "", changedAt);
        }

        Place reviewed(@Nullable String reviewer, String newNote) {
            return new Place(
                    kind,
                    id,
                    version,
                    reviewer == null ? Stage.DRAFT : Stage.REVIEWED,
                    authors,
                    submittedBy,
                    reviewer,
                    null,
                    null,
                    Set.of(),
                    newNote,
                    changedAt);
        }

        Place planned(String editor, Instant at, Set<Language> confirmed) {
            return new Place(
                    kind,
                    id,
                    version,
                    Stage.SCHEDULED,
                    authors,
                    submittedBy,
                    reviewedBy,
                    editor,
                    at,
                    confirmed,
                    "",
                    changedAt);
        }
    }
}
