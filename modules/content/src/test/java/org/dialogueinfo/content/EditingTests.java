package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.annotation.Transactional;

/** Four eyes on assessments, gates before publishing, withdrawal, the board and deadlines. */
@SpringBootTest
@Transactional
class EditingTests {

    private static final AgreementId IBM = new AgreementId("ibm");

    @Autowired
    Archive archive;

    @Autowired
    Editing editing;

    @Autowired
    Memory memory;

    @Autowired
    Bylines bylines;

    @Autowired
    TranslationBoard board;

    @Autowired
    Deadlines deadlines;

    @Test
    void publishesAnAssessmentOnlyWhenASecondPersonHasReviewedIt() {
        var before = archive.agreement(IBM).orElseThrow();
        var assessment = new Assessment(
                PartialDate.of("2026-01"),
                null,
                Implementation.FULL,
                List.of(),
                Localized.same("Test"),
                List.of(before.sources().get(0)),
                "somebody-else",
                "a-third");
        editing.save(with(before, assessment), List.of(), "author", null);
        assertThatExceptionOfType(Editing.Unreviewed.class).isThrownBy(() -> editing.publish(IBM, "author", Set.of()));
        assertThatExceptionOfType(Editing.OwnAssessment.class)
                .isThrownBy(() -> editing.reviewAssessments(IBM, "author"));
        editing.reviewAssessments(IBM, "reviewer");
        editing.publish(IBM, "author", Set.of());
        var after = archive.agreement(IBM).orElseThrow();
        assertThat(after.status().value()).isEqualTo(Implementation.FULL);
        assertThat(after.assessments()).contains(assessment.by(bylines.of("author"), bylines.of("reviewer")));
        assertThat(memory.revisions("agreement/ibm").get(0).author())
                .isEqualTo(bylines.of("author"))
                .startsWith("editor-");
        assertThatExceptionOfType(Editing.AssessmentGone.class)
                .isThrownBy(() -> editing.save(before, List.of(), "author", null));
    }

    @Test
    void blocksWhatTheGatesFindUnlessOverriddenWithAReason() {
        var id = new MeetingId("2023-02-27-brussels");
        var meeting = archive.meeting(id).orElseThrow();
        editing.save(titled(meeting, Localized.same("Dogovor izmedju strana")), List.of(), "editor", null);
        assertThatExceptionOfType(Gates.Refused.class)
                .isThrownBy(() -> editing.publish(id, "editor", Set.of()))
                .satisfies(it -> assertThat(it.findings())
                        .extracting(Gates.Finding::place, Gates.Finding::language, Gates.Finding::suggestion)
                        .containsExactly(org.assertj.core.groups.Tuple.tuple("title", Language.SR, "između")));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> editing.publish(id, "editor", Set.of(), " "));
        editing.publish(id, "editor", Set.of(), "a quotation");
        assertThat(memory.revisions("meeting/" + id).get(0).reason())
                .isEqualTo("revised; gates overridden: a quotation");
    }

    @Test
    void withdrawsWithARevision() {
        editing.withdraw(IBM, "editor", "by mistake");
        assertThat(archive.agreement(IBM)).isEmpty();
        assertThat(memory.revisions("agreement/ibm")).hasSize(2);
        assertThat(memory.verify().intact()).isTrue();
        assertThat(editing.publish(IBM, "editor", Set.of()).first()).isFalse();
        assertThat(archive.agreement(IBM)).isPresent();
        assertThat(memory.verify().intact()).isTrue();
    }

    @Test
    void knowsWhichLanguagesAreStaleOrMissing() {
        var id = new MeetingId("2023-02-27-brussels");
        var meeting = archive.meeting(id).orElseThrow();
        var titles = Map.of(
                Language.EN, "New", Language.SR, meeting.title().in(Language.SR).orElseThrow());
        editing.save(titled(meeting, Localized.of(titles)), List.of(), "editor", null);
        assertThat(board.rows(Meeting.class))
                .filteredOn(it -> it.id().equals(id.value()))
                .singleElement()
                .satisfies(it -> assertThat(it.states())
                        .containsEntry(Language.EN, TranslationBoard.State.COMPLETE)
                        .containsEntry(Language.SR, TranslationBoard.State.STALE)
                        .containsEntry(Language.SQ, TranslationBoard.State.MISSING));
    }

    @Test
    void proposesThatADeadlinePassedAndLetsAPersonSaySo() {
        var before = archive.agreement(IBM).orElseThrow();
        var provision = new Provision(
                "99",
                Localized.same("Test"),
                Provision.Owner.BOTH,
                new Provision.Due(null, 30, PartialDate.of("2024-01-01")),
                Localized.none(),
                List.of());
        var provisions = new ArrayList<>(before.provisions());
        provisions.add(provision);
        editing.save(provided(before, provisions), List.of(), "editor", null);
        editing.publish(IBM, "editor", Set.of());
        var due = LocalDate.of(2024, 1, 31);
        assertThat(deadlines.proposals(due)).noneMatch(it -> it.provision().equals("99"));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> deadlines.publishOverdue(IBM, "99", Localized.none(), "editor", due));
        var later = due.plusDays(2);
        assertThat(deadlines.proposals(later))
                .filteredOn(it -> it.provision().equals("99"))
                .singleElement()
                .satisfies(it -> assertThat(it.daysLeft()).isEqualTo(-2));
        deadlines.refuseOverdue(IBM, "99", "The text was changed", "editor", later);
        assertThat(deadlines.proposals(later)).noneMatch(it -> it.provision().equals("99"));
        assertThatExceptionOfType(Editing.NotFound.class)
                .isThrownBy(() -> deadlines.refuseOverdue(IBM, "99", "Again", "editor", later));
        deadlines.publishOverdue(IBM, "99", Localized.none(), "editor", later);
        assertThat(deadlines.proposals(later)).noneMatch(it -> it.provision().equals("99"));
        assertThat(deadlines.all(later))
                .filteredOn(it -> it.provision().equals("99"))
                .extracting(Deadlines.Deadline::state)
                .containsExactly(Deadlines.State.OVERDUE);
    }

    private static Agreement with(Agreement it, Assessment more) {
        var all = new ArrayList<>(it.assessments());
        all.add(more);
        return it.with(all);
    }

    private static Agreement provided(Agreement it, List<Provision> provisions) {
        return new Agreement(
                it.id(),
                it.kind(),
                it.parent(),
                it.nature(),
                it.year(),
                it.partOf38(),
                it.certainty(),
                it.title(),
                it.titleSources(),
                it.alsoKnownAs(),
                it.summary(),
                it.sections(),
                it.dates(),
                it.place(),
                it.facilitator(),
                it.stated(),
                provisions,
                it.assessments(),
                it.claims(),
                it.related(),
                it.note(),
                it.sources());
    }

    static Meeting titled(Meeting it, Localized<String> title) {
        return new Meeting(
                it.id(),
                it.date(),
                it.lastDay(),
                it.level(),
                it.format(),
                it.round(),
                it.place(),
                it.facilitator(),
                it.participants(),
                it.topics(),
                title,
                it.summary(),
                it.note(),
                it.agreements(),
                it.status(),
                it.evidence(),
                it.sources());
    }
}
