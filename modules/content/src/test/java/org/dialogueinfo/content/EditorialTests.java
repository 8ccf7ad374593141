package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.content.Editorial.Stage;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The way of a working copy to the public: a second person, an hour, and back. */
@SpringBootTest
@Transactional
class EditorialTests {

    private static final MeetingId ID = new MeetingId("2023-02-27-brussels");
    private static final String ITEM = "meeting/" + ID;

    @Autowired
    Archive archive;

    @Autowired
    Editing editing;

    @Autowired
    Editorial editorial;

    @Autowired
    Memory memory;

    @Autowired
    Bylines bylines;

    @Autowired
    ScheduledPublications scheduled;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Test
    void takesADraftToTheReviewOfSomebodyElse() {
        assertThat(editorial.standing(ITEM).orElseThrow().stage()).isEqualTo(Stage.PUBLISHED);
        save("first", "A title");
        var version = save("second", "A better title");
        assertThat(editorial.submit(ITEM, "second", version).stage()).isEqualTo(Stage.IN_REVIEW);
        assertThat(editorial.open()).extracting(Editorial.Standing::item).contains(ITEM);
        for (var author : List.of("first", "second")) {
            assertThatExceptionOfType(Editorial.OwnWork.class)
                    .isThrownBy(() -> editorial.approve(ITEM, author, version));
        }
        var reviewed = editorial.approve(ITEM, "third", version);
        assertThat(reviewed.stage()).isEqualTo(Stage.REVIEWED);
        assertThat(reviewed.authors()).containsExactly("first", "second");
        editing.publish(ID, "first", Set.of());
        assertThat(memory.revisions(ITEM).get(0).reason()).isEqualTo("revised; reviewed by a second person");
        assertThat(editorial.standing(ITEM).orElseThrow().stage()).isEqualTo(Stage.PUBLISHED);
        assertThat(editorial.standing(ITEM).orElseThrow().authors()).isEmpty();
    }

    @Test
    void makesItADraftAgainWhenSomebodySavesOrGivesItBack() {
        var version = save("first", "A title");
        editorial.submit(ITEM, "first", version);
        editorial.giveBack(ITEM, "second", "The date is missing");
        assertThat(editorial.standing(ITEM).orElseThrow())
                .satisfies(it -> assertThat(it.stage()).isEqualTo(Stage.DRAFT))
                .satisfies(it -> assertThat(it.note()).isEqualTo("The date is missing"));
        editorial.submit(ITEM, "first", version);
        editorial.approve(ITEM, "second", version);
        var later = save("second", "Another title");
        assertThat(editorial.standing(ITEM).orElseThrow().reviewed()).isFalse();
        assertThatExceptionOfType(Editorial.NotWaiting.class).isThrownBy(() -> editorial.approve(ITEM, "third", later));
        assertThatExceptionOfType(Editing.StaleVersion.class)
                .isThrownBy(() -> editorial.submit(ITEM, "first", version));
    }

    @Test
    void publishesAtItsHour() {
        var version = save("first", "A title at an hour");
        var hour = clock.instant().plus(Duration.ofHours(1));
        assertThat(editorial.schedule(ITEM, "first", version, hour, Set.of()).stage())
                .isEqualTo(Stage.SCHEDULED);
        scheduled.run();
        assertThat(title()).isNotEqualTo("A title at an hour");
        comes();
        scheduled.run();
        assertThat(title()).isEqualTo("A title at an hour");
        scheduled.run();
        assertThat(memory.revisions(ITEM)).hasSize(2);
        assertThat(memory.verify().intact()).isTrue();
    }

    @Test
    void refusesAnHourThatHasPassedAndWhatCouldNotBePublished() {
        var version = save("first", "A title");
        assertThatExceptionOfType(Editorial.NoSuchHour.class)
                .isThrownBy(() -> editorial.schedule(ITEM, "first", version, clock.instant(), Set.of()));
        var hour = clock.instant().plus(Duration.ofHours(1));
        var wrong = save("first", "Dogovor izmedju strana");
        assertThatExceptionOfType(Gates.Refused.class)
                .isThrownBy(() -> editorial.schedule(ITEM, "first", wrong, hour, Set.of()));
    }

    @Test
    void publishesNothingAtTheHourOfAPlanThatWasTakenBackOrOvertaken() {
        var version = save("first", "A plan");
        var hour = clock.instant().plus(Duration.ofHours(1));
        editorial.schedule(ITEM, "first", version, hour, Set.of());
        assertThat(editorial.unschedule(ITEM)).isTrue();
        comes();
        scheduled.run();
        assertThat(title()).isNotEqualTo("A plan");
        editorial.schedule(ITEM, "first", version, hour, Set.of());
        save("second", "Saved meanwhile");
        comes();
        scheduled.run();
        assertThat(title()).isNotEqualTo("A plan").isNotEqualTo("Saved meanwhile");
    }

    @Test
    void namesAWithdrawnItemUntilSomebodyIsAtItAgain() {
        editing.withdraw(ID, "first", "by mistake");
        assertThat(editorial.standing(ITEM).orElseThrow().stage()).isEqualTo(Stage.WITHDRAWN);
        save("first", "A title");
        assertThat(editorial.standing(ITEM).orElseThrow().stage()).isEqualTo(Stage.DRAFT);
    }

    @Test
    void showsEditorsByANumberUntilTheyChooseAName() {
        var number = bylines.of("account-1");
        assertThat(number).matches("editor-\\d+").isEqualTo(bylines.of("account-1"));
        assertThat(bylines.of("account-2")).isNotEqualTo(number);
        assertThat(bylines.shown(number)).isEqualTo(number);
        assertThat(bylines.shown("account-1")).isEqualTo(number);
        assertThat(bylines.shown("nobody-known")).isEqualTo("editor");
        assertThat(bylines.shown("pack:starter")).isEqualTo("pack:starter");
        bylines.choose("account-1", "A Public Name");
        assertThat(bylines.shown(number)).isEqualTo("A Public Name");
        for (var wrong : List.of(" ", "editor-7", "pack:x", "x".repeat(101))) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> bylines.choose("account-1", wrong));
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> bylines.choose("account-2", "a public name"));
        bylines.choose("account-1", null);
        assertThat(bylines.shown(number)).isEqualTo(number);
    }

    private void comes() {
        jdbc.sql("update content.stage set due_at = ?")
                .param(java.sql.Timestamp.from(clock.instant().minusSeconds(1)))
                .update();
    }

    private String title() {
        return archive.meeting(ID).orElseThrow().title().in(Language.SR).orElseThrow();
    }

    private long save(String editor, String title) {
        var meeting = editing.meeting(ID).orElseThrow().item();
        return editing.save(EditingTests.titled(meeting, Localized.same(title)), List.of(), editor, null)
                .version();
    }
}
