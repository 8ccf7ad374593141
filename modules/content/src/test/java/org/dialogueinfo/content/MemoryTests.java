package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.dialogueinfo.content.Memory.Change;
import org.dialogueinfo.content.Memory.Problem;
import org.dialogueinfo.content.Memory.Words;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Transactional;

/** Two axes of time, comparisons and the proof, on both databases. */
class MemoryTests {

    private static final AgreementId IBM = new AgreementId("ibm");

    @Nested
    @SpringBootTest
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
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
        Releases releases;

        @Autowired
        JdbcClient jdbc;

        @Test
        void answersWhatWasOnRecordInARelease() {
            var before = archive.agreement(IBM).orElseThrow();
            var release = releases.cut("editor", "before");
            assertThat(releases.cut("editor", "again")).isEqualTo(release);
            revise("A new name");
            assertThat(releases.cut("editor", "after").number()).isEqualTo(release.number() + 1);
            var then = memory.read(Agreement.class, "ibm", new Axes(null, null, release.number()))
                    .orElseThrow();
            assertThat(then.item()).isEqualTo(before);
            assertThat(then.revision()).isEqualTo(1);
            assertThat(memory.read(Agreement.class, "ibm", new Axes(null, null, release.number() + 1))
                            .orElseThrow()
                            .revision())
                    .isEqualTo(2);
            assertThat(memory.read(Agreement.class, "ibm", new Axes(null, null, 999)))
                    .isEmpty();
        }

        @Test
        void answersWhatWasOnRecordOnADay() {
            var before = archive.agreement(IBM).orElseThrow();
            jdbc.sql("update content.revision set recorded_at = timestamp '2022-02-01 10:00:00' where id = 'ibm'")
                    .update();
            revise("A new name");
            var then = memory.read(Agreement.class, "ibm", new Axes(null, LocalDate.of(2022, 3, 1), null))
                    .orElseThrow();
            assertThat(then.onRecord()).isTrue();
            assertThat(then.item()).isEqualTo(before);
            var earlier = memory.read(Agreement.class, "ibm", new Axes(null, LocalDate.of(2022, 1, 1), null))
                    .orElseThrow();
            assertThat(earlier.onRecord()).isFalse();
            assertThat(earlier.item().dates())
                    .allSatisfy(it -> assertThat(it.date().last()).isBeforeOrEqualTo(LocalDate.of(2022, 1, 1)));
        }

        @Test
        void comparesTwoRevisionsWordByWord() {
            var before = archive.agreement(IBM).orElseThrow();
            var title = before.title().in(Language.EN).orElseThrow();
            revise(title + " again");
            var differences = memory.compare("agreement/ibm", 1, 2).orElseThrow();
            assertThat(differences).extracting(Memory.Difference::place).containsExactly("/title/en");
            var words = differences.get(0).words();
            assertThat(words.get(words.size() - 1))
                    .isEqualTo(new Words(Change.ADDED, title.replaceFirst(".* ", "") + " again"));
            assertThat(memory.compare("agreement/ibm", 1, 9)).isEmpty();
        }

        @Test
        void isIntactAsImported() {
            assertThat(memory.verify().problem()).isEmpty();
            assertThat(memory.verify().revisions()).isEqualTo(archive.revision());
        }

        @Test
        void namesARevisionThatWasAltered() {
            jdbc.sql("update content.revision set document = '{}' where kind = 'agreement' and id = 'ibm'")
                    .update();
            finds("agreement/ibm@r1", Problem.ALTERED);
        }

        @Test
        void namesTheRevisionAfterOneThatWasRemoved() {
            var seq = jdbc.sql("select seq from content.revision where kind = 'agreement' and id = 'ibm'")
                    .query(Long.class)
                    .single();
            var next = jdbc.sql("select id from content.revision where seq = ?")
                    .param(seq + 1)
                    .query(String.class)
                    .single();
            jdbc.sql("delete from content.revision where seq = ?").param(seq).update();
            finds("agreement/%s@r1".formatted(next), Problem.REMOVED);
        }

        @Test
        void noticesThatTheNewestWasRemoved() {
            var last = archive.revision();
            jdbc.sql("delete from content.revision where seq = ?").param(last).update();
            assertThat(memory.verify().problem()).contains(Problem.HEAD_DIFFERS);
        }

        @Test
        void namesARevisionThatWasPutIn() {
            jdbc.sql(
                            "insert into content.revision (seq, kind, id, number, recorded_at, author, reason, document, previous,"
                                    + " hash) select seq + 1, kind, id, 2, recorded_at, author, reason, document, 'x', hash"
                                    + " from content.revision where seq = (select max(seq) from content.revision)")
                    .update();
            assertThat(memory.verify().problem()).contains(Problem.INSERTED);
        }

        @Test
        void namesAnItemWhosePublicTextIsNotItsNewestRevision() {
            jdbc.sql("update content.item set published = '{}' where kind = 'agreement' and id = 'ibm'")
                    .update();
            finds("agreement/ibm@r1", Problem.PUBLISHED_DIFFERS);
        }

        @Test
        void namesAnItemThatVanished() {
            jdbc.sql("delete from content.item where kind = 'agreement' and id = 'ibm'")
                    .update();
            finds("agreement/ibm@r1", Problem.PUBLISHED_DIFFERS);
        }

        private void finds(String where, Problem what) {
            var found = memory.verify();
            assertThat(found.intact()).isFalse();
            assertThat(found.firstBroken()).contains(where);
            assertThat(found.problem()).contains(what);
        }

        private void revise(String title) {
            var copy = CanonicalJson.read(
                    CanonicalJson.write(archive.agreement(IBM).orElseThrow())
                            .replaceFirst(
                                    "\"title\":\\{\"sq\":\"([^\"]*)\",\"sr\":\"([^\"]*)\",\"en\":\"[^\"]*\"",
                                    "\"title\":{\"sq\":\"$1\",\"sr\":\"$2\",\"en\":\"" + title + "\"")
                            .replaceFirst("\"title\":\\{\"en\":\"[^\"]*\"", "\"title\":{\"en\":\"" + title + "\""),
                    Agreement.class);
            editing.save(copy, List.of(), "editor", null);
            editing.publish(IBM, "editor", Set.of());
        }
    }
}
