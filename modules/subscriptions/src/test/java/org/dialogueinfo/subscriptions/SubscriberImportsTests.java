package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dialogueinfo.delivery.EndpointGone;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.SubscriberImports.Reason;
import org.dialogueinfo.subscriptions.SubscriberImports.Refusal;
import org.dialogueinfo.subscriptions.SubscriberImports.Report;
import org.dialogueinfo.subscriptions.SubscriberImports.State;
import org.dialogueinfo.subscriptions.SubscriberImports.UnreadableHeader;
import org.dialogueinfo.testing.RunsOnPostgreSql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Importing consenting people, on both databases. */
class SubscriberImportsTests {

    private static final String HEADER = "channel,address,lang,script,topics,consent\n";

    @Nested
    @SpringBootTest
    class OnH2 extends Cases {}

    @Nested
    @SpringBootTest
    @RunsOnPostgreSql
    class OnPostgreSql extends Cases {}

    abstract static class Cases {

        @Autowired
        SubscriberImports imports;

        @Autowired
        Subscriptions subscriptions;

        @Autowired
        SubscriberAudience audience;

        @Autowired
        RecordingBroadcasts broadcasts;

        @Autowired
        ApplicationEventPublisher events;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        Clock clock;

        @BeforeEach
        void clear() {
            broadcasts.personal.clear();
            for (var table : List.of(
                    "import_refusal", "import_shadow", "import_run", "topic", "consent", "endpoint", "suppressed")) {
                jdbc.sql("delete from subscriptions." + table).update();
            }
        }

        @Test
        void takesWhoConsentedWithTheProof() throws IOException {
            var report = run("""
                    email,Reader1@Example.org,sr,cyrillic,meetings;op-eds,"paper form, 12 March 2026"
                    telegram,12345,sq,,agreements|agreement:ibm,asked at the Mitrovica roundtable
                    """);

            assertThat(report.state()).isEqualTo(State.DONE);
            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.refused()).isEmpty();
            var mail = new Endpoint("email", "reader1@example.org");
            assertThat(subscriptions.rendering(mail)).contains(Rendering.SR_CYRL);
            assertThat(subscriptions.topics(mail)).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.OP_EDS);
            var consent = subscriptions.held(mail).orElseThrow().consents().get(0);
            assertThat(consent.action()).isEqualTo("imported");
            assertThat(consent.source()).isEqualTo("import:editor1");
            assertThat(consent.proof()).isEqualTo("paper form, 12 March 2026");
            assertThat(subscriptions.topics(Endpoint.telegram(12345)))
                    .containsExactlyInAnyOrder(Topic.AGREEMENTS, Topic.agreement("ibm"));
            assertThat(audience.page("topic:meetings", null, 10)).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '!',
                value = {
                    "fax,reader1@example.org,en,,meetings,paper ! CHANNEL",
                    "email,reader1,en,,meetings,paper ! ADDRESS",
                    "email,reader1@example.org\u0000,en,,meetings,paper ! ADDRESS",
                    "telegram,reader1@example.org,en,,meetings,paper ! CHAT",
                    "email,reader1@example.org,de,,meetings,paper ! LANG",
                    "email,reader1@example.org,en,cyrillic,meetings,paper ! SCRIPT",
                    "email,reader1@example.org,sr,glagolitic,meetings,paper ! SCRIPT",
                    "email,reader1@example.org,en,,weather,paper ! TOPICS",
                    "email,reader1@example.org,en,,,paper ! TOPICS",
                    "email,reader1@example.org,en,,meetings, ! CONSENT",
                    "email,reader1@example.org,en,,meetings,No ! CONSENT",
                    "email,reader1@example.org,en,,meetings ! COLUMNS",
                    "email,reader1@example.org,en,,meetings,paper,more ! COLUMNS",
                    "email,reader1@example.org,en,,meetings,\"paper ! UNREADABLE"
                })
        void refusesARowWithItsLineAndTakesTheOthers(String row, Reason reason) throws IOException {
            var report = run("email,before@example.org,en,,meetings,paper\n"
                    + row
                    + "\nemail,after@example.org,en,,meetings,paper\n");

            assertThat(report.refused()).containsExactly(new Refusal(3, reason));
            assertThat(report.imported()).isEqualTo(2);
            assertThat(report.rows()).isEqualTo(3);
            assertThat(subscriptions.active()).containsEntry("email", 2L);
        }

        @Test
        void refusesWhatIsNotUtf8AndWhatIsTooLong() throws IOException {
            var bytes =
                    (HEADER + "email,reader1@example.org,en,,meetings,\u00e7\n").getBytes(StandardCharsets.ISO_8859_1);
            assertThat(run(new ByteArrayInputStream(bytes), false).refused())
                    .containsExactly(new Refusal(2, Reason.NOT_UTF8));
            assertThat(run("email,reader1@example.org,en,,meetings," + "x".repeat(20_000) + "\n")
                            .refused())
                    .containsExactly(new Refusal(2, Reason.TOO_LONG));
            assertThat(run("email,reader1@example.org,en,,meetings," + "x".repeat(501) + "\n")
                            .refused())
                    .containsExactly(new Refusal(2, Reason.CONSENT));
        }

        @Test
        void readsQuotesBlankLinesAndWindowsFiles() throws IOException {
            var report = run("""
                    \uFEFFConsent,Topics,Script,Lang,Address,Channel\r
                    "signed the ""green"" list\r
                    on 3 May",meetings,,en,reader1@example.org,email\r
                    \r
                    5" card,meetings,Latin,SR,reader2@example.org,EMAIL\r
                    """.getBytes(StandardCharsets.UTF_8));

            assertThat(report.imported()).isEqualTo(2);
            assertThat(subscriptions
                            .held(new Endpoint("email", "reader1@example.org"))
                            .orElseThrow()
                            .consents()
                            .get(0)
                            .proof())
                    .isEqualTo("signed the \"green\" list on 3 May");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "a,b\n", "channel,address,lang,script,topics\n", "\"channel\n"})
        void demandsTheHeader(String file) {
            assertThatExceptionOfType(UnreadableHeader.class)
                    .isThrownBy(() -> run(file.getBytes(StandardCharsets.UTF_8)));
            assertThat(imports.latest(10)).isEmpty();
        }

        @Test
        void changesNothingTheSecondTime() throws IOException {
            var rows = "email,reader1@example.org,en,,meetings,paper\n";
            assertThat(run(rows).imported()).isEqualTo(1);
            var again = run(rows);
            assertThat(again.imported()).isZero();
            assertThat(again.updated()).isZero();
            assertThat(again.skipped()).isEqualTo(1);
            assertThat(subscriptions
                            .held(new Endpoint("email", "reader1@example.org"))
                            .orElseThrow()
                            .consents())
                    .hasSize(1);
        }

        @Test
        void addsATopicThatIsNewWithItsOwnProof() throws IOException {
            run("email,reader1@example.org,en,,meetings,paper\n");
            var report = run("email,reader1@example.org,sq,,meetings op-eds,second paper\n");

            assertThat(report.updated()).isEqualTo(1);
            var held = subscriptions
                    .held(new Endpoint("email", "reader1@example.org"))
                    .orElseThrow();
            assertThat(held.topics()).containsExactlyInAnyOrder(Topic.MEETINGS, Topic.OP_EDS);
            assertThat(held.rendering()).isEqualTo(Rendering.EN);
            assertThat(held.consents().get(1).topics()).isEqualTo("op-eds");
            assertThat(held.consents().get(1).proof()).isEqualTo("second paper");
        }

        @Test
        void leavesAloneWhoKeepsTheirSubscriptionThemselves() throws IOException {
            var chat = Endpoint.telegram(1);
            subscriptions.subscribe(chat, Rendering.SQ, Set.of(Topic.MEETINGS), "telegram:/subscribe");
            assertThat(run("telegram,1,en,,op-eds,paper\n").skipped()).isEqualTo(1);
            assertThat(subscriptions.topics(chat)).containsExactly(Topic.MEETINGS);
            assertThat(subscriptions.rendering(chat)).contains(Rendering.SQ);
        }

        @Test
        void bringsNobodyBackWhoLeft() throws IOException {
            run("email,reader1@example.org,en,,meetings,paper\n");
            var mail = new Endpoint("email", "reader1@example.org");
            subscriptions.unsubscribeAll(mail, "test");
            assertThat(run("email,reader1@example.org,en,,meetings,paper\n").skipped())
                    .isEqualTo(1);
            assertThat(subscriptions.topics(mail)).isEmpty();
        }

        @Test
        void obeysTheSuppressionList() throws IOException {
            var bounced = new Endpoint("email", "gone@example.org");
            events.publishEvent(new EndpointGone("email", bounced.address(), "the mail server said 550"));
            assertThat(jdbc.sql("select address_hash from subscriptions.suppressed")
                            .query(String.class)
                            .single())
                    .hasSize(64)
                    .doesNotContain("gone");

            var report = run("email,Gone@example.org,en,,meetings,paper\n");
            assertThat(report.refused()).containsExactly(new Refusal(2, Reason.SUPPRESSED));
            assertThat(subscriptions.held(bounced)).isEmpty();
            subscriptions.requestByEmail(bounced.address(), Rendering.EN, Set.of(Topic.MEETINGS), "test");
            assertThat(broadcasts.personal).isEmpty();
        }

        @Test
        void passesOverTheSuppressedInTheAudience() throws IOException {
            var rows = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                rows.append("email,reader%d@example.org,en,,meetings,paper\n".formatted(i));
            }
            run(rows.toString());
            var first = audience.page("topic:meetings", null, 20);
            jdbc.sql("update subscriptions.endpoint set active = true").update();
            for (var it : first.subList(0, 10)) {
                events.publishEvent(new EndpointGone("email", it.address(), "bounced"));
            }
            jdbc.sql("update subscriptions.endpoint set active = true").update();
            jdbc.sql("insert into subscriptions.topic (ref, topic) select ref, 'meetings' from subscriptions.endpoint"
                            + " on conflict do nothing")
                    .update();
            assertThat(audience.page("topic:meetings", null, 5)).isEqualTo(first.subList(10, 15));
        }

        @Test
        void rehearsesWithTheSameAccountAndKeepsNothing() throws IOException {
            run("email,reader1@example.org,en,,meetings,paper\n");
            var rows = """
                    email,reader1@example.org,en,,meetings,paper
                    email,reader1@example.org,en,,op-eds,paper
                    email,reader1@example.org,en,,op-eds meetings,paper
                    email,reader2@example.org,en,,meetings,paper
                    email,reader2@example.org,en,,meetings,paper
                    email,reader2@example.org,en,,agreements,paper
                    email,reader3,en,,agreements,paper
                    """;
            var rehearsed = run(new ByteArrayInputStream((HEADER + rows).getBytes(StandardCharsets.UTF_8)), true);
            assertThat(rehearsed.dryRun()).isTrue();
            assertThat(subscriptions.active()).containsEntry("email", 1L);
            assertThat(jdbc.sql("select count(*) from subscriptions.import_shadow")
                            .query(Long.class)
                            .single())
                    .isZero();

            var real = run(rows);
            assertThat(rehearsed)
                    .usingRecursiveComparison()
                    .ignoringFields("id", "dryRun")
                    .isEqualTo(real);
            assertThat(List.of(real.imported(), real.updated(), real.skipped(), real.refusals()))
                    .containsExactly(1L, 2L, 3L, 1L);
        }

        @Test
        void keepsWhatItReadWhenTheFileBreaksOff() {
            var file = new InputStream() {
                private final InputStream begun =
                        new ByteArrayInputStream((HEADER + "email,reader1@example.org,en,,meetings,paper\n".repeat(1))
                                .getBytes(StandardCharsets.UTF_8));

                @Override
                public int read() throws IOException {
                    int next = begun.read();
                    if (next < 0) {
                        throw new IOException("the line was cut");
                    }
                    return next;
                }
            };
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> run(file, false));
            assertThat(imports.latest(1).get(0).state()).isEqualTo(State.BROKEN_OFF);
        }

        @Test
        void seesThatAProcessEndedInTheMiddleOfARun() {
            var ended = left(Duration.ofMinutes(11));
            var alive = left(Duration.ofMinutes(9));
            assertThat(imports.find(ended).orElseThrow().state()).isEqualTo(State.BROKEN_OFF);
            assertThat(imports.find(ended).orElseThrow().finishedAt()).isNotNull();
            assertThat(imports.latest(5))
                    .extracting(Report::state)
                    .containsExactlyInAnyOrder(State.BROKEN_OFF, State.RUNNING);
            assertThat(jdbc.sql("select import_id from subscriptions.import_shadow")
                            .query(String.class)
                            .list())
                    .containsExactly(alive.toString());
        }

        private UUID left(Duration silence) {
            var id = UUID.randomUUID();
            var now = clock.instant();
            jdbc.sql(
                            "insert into subscriptions.import_run (id, by_whom, dry_run, state, started_at, seen_at, row_count,"
                                    + " imported, updated, skipped, refused)"
                                    + " values (?, 'editor1', true, 'RUNNING', ?, ?, 1000, 1000, 0, 0, 0)")
                    .params(
                            id.toString(),
                            Timestamp.from(now.minus(Duration.ofHours(1))),
                            Timestamp.from(now.minus(silence)))
                    .update();
            jdbc.sql(
                            "insert into subscriptions.import_shadow (import_id, address_hash, topics) values (?, 'x', 'meetings')")
                    .param(id.toString())
                    .update();
            return id;
        }

        private Report run(String rows) throws IOException {
            return run((HEADER + rows).getBytes(StandardCharsets.UTF_8));
        }

        private Report run(byte[] file) throws IOException {
            return run(new ByteArrayInputStream(file), false);
        }

        private Report run(InputStream file, boolean dryRun) throws IOException {
            return imports.run(file, dryRun, "editor1");
        }
    }
}
