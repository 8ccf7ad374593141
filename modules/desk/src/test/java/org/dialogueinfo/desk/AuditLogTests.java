package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.dialogueinfo.desk.AuditLog.Choice;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.dialogueinfo.desk.AuditLog.Entry;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Entries are only added; what is done to them behind the desk's back is noticed. */
class AuditLogTests {

    private static final Choice ALL = new Choice("", null, null, null, "");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T22:30:00Z"));

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void noticesWhatIsChangedOrRemoved(DataSource database) {
        var jdbc = JdbcClient.create(database);
        jdbc.sql("insert into desk.audit (at, username, deed, subject) values (now(), 'earlier', 'SAVED', 'x')")
                .update();
        var audit = log(database);
        assertThat(audit.proof().intact()).isTrue();
        for (int i = 1; i <= 4; i++) {
            audit.add("editor1", Deed.SAVED, "meeting/" + i);
        }
        assertThat(audit.proof().intact()).isTrue();
        assertThat(audit.proof().entries()).isEqualTo(4);

        jdbc.sql("update desk.audit set username = 'editor2' where subject = 'meeting/2'")
                .update();
        assertThat(audit.proof().intact()).isFalse();
        assertThat(audit.proof().broken()).isEqualTo(idOf("meeting/2", audit));
        jdbc.sql("update desk.audit set username = 'editor1' where subject = 'meeting/2'")
                .update();
        assertThat(audit.proof().intact()).isTrue();

        jdbc.sql("delete from desk.audit where subject = 'meeting/4'").update();
        assertThat(audit.proof().intact()).isFalse();
        assertThat(audit.proof().broken()).isNull();
        jdbc.sql("delete from desk.audit where subject = 'meeting/1'").update();
        assertThat(audit.proof().broken()).isEqualTo(idOf("meeting/2", audit));
    }

    @ParameterizedTest
    @MethodSource("org.dialogueinfo.desk.BothDatabases#all")
    void choosesByWhoWhatAndWhen(DataSource database) {
        var audit = log(database);
        audit.add("editor1", Deed.SAVED, "meeting/first");
        audit.add("editor2", Deed.PUBLISHED, "meeting/first");
        clock.forward(Duration.ofHours(1));
        audit.add("editor1", Deed.PUBLISHED, "agreement/100%");
        assertThat(subjects(audit, ALL)).containsExactly("agreement/100%", "meeting/first", "meeting/first");
        assertThat(subjects(audit, new Choice("editor2", null, null, null, ""))).containsExactly("meeting/first");
        assertThat(subjects(audit, new Choice("", Deed.PUBLISHED, null, null, "agreement")))
                .containsExactly("agreement/100%");
        // Days are those of the house: half past eleven in the evening, and half past twelve.
        var first = LocalDate.of(2026, 11, 24);
        assertThat(subjects(audit, new Choice("", null, first, first, ""))).hasSize(2);
        assertThat(subjects(audit, new Choice("", null, first.plusDays(1), null, "")))
                .containsExactly("agreement/100%");
        var newest = audit.find(ALL, Long.MAX_VALUE, 1).get(0);
        assertThat(audit.find(ALL, newest.id(), 10)).hasSize(2);
        assertThat(audit.people()).containsExactly("editor1", "editor2");
    }

    private AuditLog log(DataSource database) {
        return new AuditLog(JdbcClient.create(database), clock, new JdbcTransactionManager(database));
    }

    private static java.util.List<String> subjects(AuditLog audit, Choice choice) {
        return audit.find(choice, Long.MAX_VALUE, 10).stream()
                .map(Entry::subject)
                .toList();
    }

    private static long idOf(String subject, AuditLog audit) {
        return audit.find(new Choice("", null, null, null, subject), Long.MAX_VALUE, 1)
                .get(0)
                .id();
    }
}
