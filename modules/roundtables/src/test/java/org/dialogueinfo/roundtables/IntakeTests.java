package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.Intake.Outcome;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** What becomes of the rows of a list. */
class IntakeTests {

    private static final String TABLE = """
            Name;Organisation;Role;Side;Lang;Script;Email;Telegram;Notes
            Testa Đorđević;Forum;principal;serbia;sr;cyrl;reader1@example.org;;speaks first
            Теста Ђорђевић;Forum;principal;serbia;sr;;;111222;
            Testa Djordjevic;;delegate;serbia;sr;;reader2@example.org;;
            Arta Çeku;Qendra;observer;kosovo;sq;;reader3@example.org;;
            Ceku Arta;Qendra;observer;kosovo;sq;;reader3b@example.org;;
            ;Forum;principal;serbia;sr;;reader4@example.org;;
            Nobody Reachable;Forum;principal;eu;en;;;;
            Wrong Role;Forum;king;eu;en;;reader5@example.org;;
            Wrong Mail;Forum;staff;eu;en;;reader5-at-example;;
            Other Person;Office;;;;;READER1@example.org;;
            """;

    @ParameterizedTest
    @CsvSource({
        "Đorđević, Ђорђевић",
        "Đorđević, Djordjevic",
        "Đorđević, Gjorgjeviq",
        "Hodža, Hoxha",
        "Šešelj Test, test seselj",
        "Çeku, Ceku",
        "Čolaković, Çollakoviq",
        "Živković, Zhivkoviq"
    })
    void bringsSpellingsTogether(String one, String other) {
        assertThat(Spelling.key(one)).isEqualTo(Spelling.key(other));
    }

    @Test
    void keepsDifferentNamesApart() {
        assertThat(List.of("Jović", "Jovanović", "Jokić", "Hoti", "Hota", "Krasniqi").stream()
                        .map(Spelling::key)
                        .distinct())
                .hasSize(6);
    }

    @Test
    void readsAWorkbookLikeATable() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Test", "1.0")) {
            var sheet = workbook.newWorksheet("Invited");
            sheet.value(0, 0, "Ime");
            sheet.value(0, 1, "E-mail");
            sheet.value(0, 2, "Jezik");
            sheet.value(0, 3, "Telegram");
            sheet.value(1, 0, "Теста Ђорђевић");
            sheet.value(1, 1, "reader1@example.org");
            sheet.value(1, 2, "sr-Cyrl");
            sheet.value(1, 3, 123456789);
        }
        var rows = InviteeTables.xlsx(out.toByteArray());
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).problem().isEmpty()).isTrue();
        assertThat(rows.get(0).invitee())
                .isEqualTo(new Invitee(
                        "Теста Ђорђевић",
                        "",
                        Role.PRINCIPAL,
                        Side.OTHER,
                        Rendering.SR_CYRL,
                        "reader1@example.org",
                        "123456789",
                        ""));
        assertThatIllegalArgumentException().isThrownBy(() -> InviteeTables.xlsx(new byte[] {1, 2, 3}));
    }

    @Test
    void readsColumnsNamedInCyrillic() {
        var rows = InviteeTables.csv("име;организација;имејл\nАна А;Форум;n1@example.org\n");
        assertThat(rows)
                .extracting(Intake.Row::invitee)
                .isEqualTo(List.of(new Invitee(
                        "Ана А", "Форум", Role.PRINCIPAL, Side.OTHER, Rendering.EN, "n1@example.org", "", "")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b\n1,2\n", "organisation\nForum\n"})
    void refusesWhatIsNoTableOfPeople(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InviteeTables.csv(text))
                .withMessageStartingWith("The table");
    }

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @Import(RoundtableCases.Channels.class)
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    abstract static class Cases extends RoundtableCases {

        @Test
        void keepsAGroupThatIsInvitedAgain() {
            roundtables.save(event(20), "organiser1");
            var ids = add(4);
            var until =
                    LocalDate.ofInstant(clock.instant(), Roundtable.HOUSE_ZONE).plusDays(30);
            var group = groups.makeFrom(id, "Energy people", until, "organiser1");
            assertThat(group.people()).isEqualTo(4);
            assertThat(groups.invite(group.id(), id, "organiser1", false).added())
                    .as("all are there")
                    .isZero();
            intake.undo(id, intakeOf(ids.get(0)), "organiser1");
            assertThat(groups.invite(group.id(), id, "organiser1", true).added())
                    .isEqualTo(4);
            assertThat(boards.of(id).total()).as("a preview takes nobody in").isZero();
            assertThat(groups.invite(group.id(), id, "organiser1", false).added())
                    .isEqualTo(4);

            done(roundtables.send(id, "organiser1"));
            var one = boards.of(id).invitees().get(0);
            assertThat(replies.see(token(one.id())).held().groups()).isEqualTo(1);
            replies.erase(token(one.id()));
            assertThat(groups.all().stream().filter(it -> it.id().equals(group.id())))
                    .extracting(Groups.Group::people)
                    .as("who erases their data leaves the group")
                    .containsExactly(3);
            clock.forward(Duration.ofDays(31));
            timetable.tick();
            assertThat(groups.all()).extracting(Groups.Group::id).doesNotContain(group.id());
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> groups.invite(group.id(), id, "organiser1", true));
        }

        private String intakeOf(String invitee) {
            return jdbc.sql("select intake_id from roundtables.invitee where id = ?")
                    .param(invitee)
                    .query(String.class)
                    .single();
        }

        @Test
        void tellsTheFateOfEveryRowBeforeAndAfter() {
            roundtables.save(event(10), "organiser1");
            var rows = InviteeTables.csv(TABLE);
            var preview = intake.take(id, rows, "organiser1", true);
            assertThat(boards.of(id).total()).isZero();
            var report = intake.take(id, rows, "organiser1", false);
            assertThat(preview.rows()).extracting(Intake.Fate::fate).isEqualTo(fates(report));
            assertThat(fates(report))
                    .containsExactly(
                            Outcome.ADDED,
                            Outcome.DUPLICATE,
                            Outcome.DUPLICATE,
                            Outcome.ADDED,
                            Outcome.DUPLICATE,
                            Outcome.INVALID,
                            Outcome.INVALID,
                            Outcome.INVALID,
                            Outcome.INVALID,
                            Outcome.DUPLICATE);
            assertThat(report.rows().get(1).reason()).hasToString("same person as row 1");
            assertThat(report.rows().get(1).reason().in(Rendering.SQ)).isEqualTo("i njëjti person si rreshti 1");
            assertThat(report.rows().get(1).reason().in(Rendering.SR_CYRL)).isEqualTo("иста особа као ред 1");
            assertThat(report.rows().get(7).reason().in(Rendering.SR)).startsWith("Uloga je nešto od ovoga: principal");
            assertThat(report.rows().get(7).reason().in(Rendering.SR_CYRL))
                    .as("codes stay in their script")
                    .startsWith("Улога је нешто од овога: principal");
            assertThat(report.rows().get(7).reason().toString()).startsWith("A role is one of principal, delegate");
            assertThat(report.added()).isEqualTo(2);
            assertThat(boards.of(id).invitees().get(1).lang()).isEqualTo("sr-cyrl");

            var again = intake.take(id, rows, "organiser1", false);
            assertThat(again.added()).isZero();
            assertThat(again.rows().get(0).reason()).hasToString("same mail address as an invitation");
        }

        @Test
        void showsPageByPageWhomAFilterMeans() {
            roundtables.save(event(10), "organiser1");
            add(
                    named("Ana Đorđević", Role.PRINCIPAL),
                    named("Bardh Ënga", Role.OBSERVER),
                    named("Cene C", Role.OBSERVER));
            var all = new Filter(Set.of(), Set.of(), Set.of(), "");
            assertThat(names(all, 1)).containsExactly("Ana Đorđević", "Bardh Ënga");
            assertThat(names(all, 9)).as("the last page there is").containsExactly("Cene C");
            assertThat(boards.shown(id, all, 1, 2).found()).isEqualTo(3);
            var observers = new Filter(Set.of(State.DRAFT), Set.of(Role.OBSERVER), Set.of(Side.EU), "");
            assertThat(names(observers, 1)).containsExactly("Bardh Ënga", "Cene C");
            assertThat(names(Filter.of(Set.of(State.ACCEPTED)), 1)).isEmpty();
            for (var typed : List.of("djordjevic", "Ђорђевић Ана", "gjorgjeviq", "đorđ")) {
                assertThat(names(new Filter(Set.of(), Set.of(), Set.of(), typed), 1))
                        .as(typed)
                        .containsExactly("Ana Đorđević");
            }
            assertThat(names(new Filter(Set.of(), Set.of(), Set.of(), "forum of cene"), 1))
                    .containsExactly("Cene C");
        }

        private List<String> names(Filter filter, int page) {
            return boards.shown(id, filter, page, 2).guests().stream()
                    .map(Board.Guest::name)
                    .toList();
        }

        private static Invitee named(String name, Role role) {
            var address = "page" + Math.abs(name.hashCode()) + "@example.org";
            return new Invitee(name, "Forum of " + name, role, Side.EU, Rendering.EN, address, "", "");
        }

        @Test
        void undoesAnIntakeExceptWhoWasInvited() {
            roundtables.save(event(10), "organiser1");
            var first = intake.take(id, List.of(new Intake.Row(1, person(1), Sentence.NONE)), "organiser1", false);
            done(roundtables.send(id, "organiser1"));
            var second = intake.take(
                    id,
                    List.of(new Intake.Row(1, person(2), Sentence.NONE), new Intake.Row(2, person(3), Sentence.NONE)),
                    "organiser1",
                    false);
            assertThat(intake.undo(id, String.valueOf(second.intake()), "organiser1"))
                    .isEqualTo(2);
            assertThat(intake.undo(id, String.valueOf(first.intake()), "organiser1"))
                    .isZero();
            assertThat(boards.of(id).total()).isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from roundtables.person p join roundtables.invitee i on"
                                    + " i.id = p.invitee_id where i.roundtable_id = ?")
                            .param(id.value())
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }

        @Test
        void reusesTheGroupOfAnotherEvent() {
            roundtables.save(event(10), "organiser1");
            add(4);
            var other = new RoundtableId(id + "-b");
            var it = event(10);
            roundtables.save(
                    new Roundtable(
                            other,
                            it.title(),
                            it.description(),
                            it.format(),
                            it.start(),
                            it.end(),
                            it.place(),
                            "",
                            5,
                            it.roleCapacity(),
                            it.languages(),
                            it.interpretation(),
                            it.agenda(),
                            true,
                            it.organiser(),
                            it.replyUntil(),
                            List.of(),
                            List.of(),
                            it.letter(),
                            true,
                            48,
                            it.forgetOn(),
                            List.of()),
                    "organiser1");
            assertThat(intake.copy(id, other, "organiser1", false).added()).isEqualTo(4);
            assertThat(intake.copy(id, other, "organiser1", false).added()).isZero();
        }

        private static List<Outcome> fates(Intake.Report report) {
            return report.rows().stream().map(Intake.Fate::fate).toList();
        }
    }
}
