package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.Scenario;
import org.springframework.test.context.TestPropertySource;

/** The archive alone, and what it tells the other modules. */
@ApplicationModuleTest
@TestPropertySource(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:publication;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
            "dialogue.content.pack="
        })
class PublicationTests {

    private static final MeetingId ID = new MeetingId("2026-12-01-brussels");

    @Autowired
    private Editing editing;

    @Test
    void announcesAMeetingOnceAndThenItsCorrections(Scenario scenario) {
        editing.save(meeting("A meeting"), List.of(), "editor", null);
        scenario.stimulate(() -> editing.publish(ID, "editor", Set.of()))
                .andWaitForEventOfType(MeetingAnnounced.class)
                .matchingMappedValue(MeetingAnnounced::meeting, ID)
                .toArrive();
        editing.save(meeting("A meeting, moved"), List.of(), "editor", null);
        scenario.stimulate(() -> editing.publish(ID, "editor", Set.of()))
                .andWaitForEventOfType(MeetingCorrected.class)
                .matchingMappedValue(MeetingCorrected::meeting, ID)
                .toArriveAndVerify(it -> assertThat(it.revision()).isEqualTo(2));
    }

    private static Meeting meeting(String title) {
        return new Meeting(
                ID,
                PartialDate.of("2026-12-01"),
                null,
                Meeting.Level.LEADERS,
                Meeting.Format.JOINT,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Localized.same(title),
                Localized.same("What was discussed."),
                Localized.none(),
                List.of(),
                Meeting.Status.ANNOUNCED,
                Meeting.Evidence.OUTCOME,
                List.of());
    }
}
