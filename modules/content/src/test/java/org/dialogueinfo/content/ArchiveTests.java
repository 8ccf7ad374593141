package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Transactional;

/** The archive with the pack we ship, on both databases. */
class ArchiveTests {

    @Nested
    @SpringBootTest
    @RecordApplicationEvents
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @RecordApplicationEvents
    class OnPostgreSql extends Cases {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
            registry.add("spring.datasource.username", () -> "postgres");
        }
    }

    @Transactional
    abstract static class Cases {

        @Autowired
        Archive archive;

        @Autowired
        Editing editing;

        @Autowired
        Memory memory;

        @Autowired
        PackImport packs;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        ApplicationEvents events;

        @Test
        void holdsTheWholePack() {
            assertThat(archive.holdings().agreements()).isEqualTo(51);
            assertThat(archive.holdings().meetings()).isEqualTo(138);
            assertThat(archive.agreements(AgreementFilter.all()))
                    .allSatisfy(it -> assertThat(archive.sources(it.sources())).isNotEmpty())
                    .allSatisfy(it -> assertThat(it.title().missing()).isEmpty());
            assertThat(archive.meetings(MeetingFilter.all()))
                    .allSatisfy(it -> assertThat(archive.sources(it.sources())).isNotEmpty());
        }

        @Test
        void changesNothingWhenThePackComesAgain() {
            var before = archive.revision();
            assertThat(packs.load("classpath:archive")).isEqualTo(new PackImport.Result(0, 0, 0));
            assertThat(archive.revision()).isEqualTo(before);
        }

        @Test
        void readsItsSerbianBackFromCyrillic() {
            assertThat(archive.agreements(AgreementFilter.all())).allSatisfy(it -> {
                var title = it.title().in(Language.SR).orElse("");
                assertThat(Cyrillic.toLatin(Cyrillic.of(title))).isEqualTo(title);
            });
        }

        @Test
        void filtersByYearNatureAndStatus() {
            var found = archive.agreements(
                    new AgreementFilter(2013, Agreement.Nature.POLITICAL, null, Agreement.Implementation.PARTIAL));
            assertThat(found).isNotEmpty().allSatisfy(it -> {
                assertThat(it.year()).isEqualTo(2013);
                assertThat(it.nature()).isEqualTo(Agreement.Nature.POLITICAL);
            });
        }

        @Test
        void findsTheLatestMeetingThatWasHeld() {
            assertThat(archive.latestMeeting(LocalDate.of(2026, 11, 1)))
                    .get()
                    .extracting(it -> it.id().value())
                    .isEqualTo("2026-01-22-brussels");
        }

        @Test
        void announcesAMeetingOnceAndThenItsCorrections() {
            var id = new MeetingId("2026-12-01-brussels");
            editing.save(meeting(id, "First"), List.of(), "editor", null);
            assertThat(archive.meeting(id)).isEmpty();
            assertThat(editing.publish(id, "editor", Set.of()).first()).isTrue();
            assertThat(editing.publish(id, "editor", Set.of()).changed()).isFalse();
            editing.save(meeting(id, "Second"), List.of(), "editor", null);
            assertThat(editing.publish(id, "editor", Set.of()).revision()).isEqualTo(2);
            assertThat(events.stream(MeetingAnnounced.class).map(MeetingAnnounced::meeting))
                    .containsExactly(id);
            assertThat(events.stream(MeetingCorrected.class)).singleElement().satisfies(it -> {
                assertThat(it.meeting()).isEqualTo(id);
                assertThat(it.revision()).isEqualTo(2);
            });
            assertThat(archive.meeting(id).orElseThrow().title().in(Language.EN))
                    .contains("Second");
            assertThat(memory.meetingBefore(id, 2).orElseThrow().title().in(Language.EN))
                    .contains("First");
        }

        @Test
        void refusesToPublishAMissingTextUnlessConfirmed() {
            var id = new MeetingId("2026-12-02-brussels");
            var copy = meeting(id, "Only English", Localized.of(Map.of(Language.EN, "Only English")));
            editing.save(copy, List.of(), "editor", null);
            assertThatExceptionOfType(Editing.MissingTexts.class)
                    .isThrownBy(() -> editing.publish(id, "editor", Set.of(Language.SQ)))
                    .satisfies(it -> assertThat(it.languages()).containsExactly(Language.SR));
            assertThat(editing.publish(id, "editor", Set.of(Language.SQ, Language.SR))
                            .first())
                    .isTrue();
        }

        @Test
        void refusesTheSecondOfTwoEditorsWhoBeganFromTheSameVersion() {
            var id = new MeetingId("2026-12-03-brussels");
            var version =
                    editing.save(meeting(id, "Begin"), List.of(), "one", null).version();
            editing.save(meeting(id, "One"), List.of(), "one", version);
            assertThatExceptionOfType(Editing.StaleVersion.class)
                    .isThrownBy(() -> editing.save(meeting(id, "Two"), List.of(), "two", version));
            assertThat(editing.meeting(id).orElseThrow().item().title().in(Language.EN))
                    .contains("One");
        }

        @Test
        void provesThatNothingWasAltered() {
            assertThat(memory.verify().intact()).isTrue();
            jdbc.sql("update content.revision set document = '{}' where kind = 'agreement' and id = 'ibm'")
                    .update();
            assertThat(memory.verify().firstBroken()).contains("agreement/ibm@r1");
        }

        @Test
        void refusesABrokenPackWholeWithFileAndLine(@TempDir Path folder) throws Exception {
            Files.writeString(folder.resolve("pack.yaml"), "id: broken\n");
            Files.writeString(folder.resolve("sources.yaml"), "new-source: {title: T, publisher: P}\n");
            Files.writeString(folder.resolve("vocabulary.yaml"), "{}\n");
            Files.createDirectories(folder.resolve("agreements"));
            Files.createDirectories(folder.resolve("meetings"));
            Files.writeString(folder.resolve("meetings/2030.yaml"), "- id: 2030-01-01-brussels\n  date: 2030-02-31\n");
            var before = archive.revision();
            assertThatExceptionOfType(PackRefused.class)
                    .isThrownBy(() -> packs.load("file:" + folder))
                    .withMessageContaining("2030.yaml, line 2")
                    .withMessageContaining("2030-02-31");
            assertThat(archive.revision()).isEqualTo(before);
        }

        private static Meeting meeting(MeetingId id, String title) {
            return meeting(id, title, Localized.same(title));
        }

        private static Meeting meeting(MeetingId id, String title, Localized<String> titles) {
            return new Meeting(
                    id,
                    PartialDate.of("2026-12-01"),
                    null,
                    Meeting.Level.LEADERS,
                    Meeting.Format.JOINT,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    titles,
                    titles,
                    Localized.none(),
                    List.of(),
                    Meeting.Status.ANNOUNCED,
                    Meeting.Evidence.OUTCOME,
                    List.of());
        }
    }
}
