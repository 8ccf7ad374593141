package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.Tables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three real processes on one PostgreSQL share the work, obey one limit, and take over from each other. */
class SeveralNodesTests {

    @Test
    void shareTheWorkAndTakeOver(@TempDir Path data) throws Exception {
        try (var telegram = new TelegramStandIn()) {
            telegram.everybodyStarted(true);
            var readers = new Readers(150, new Tables(EmbeddedPostgreSql.newDatabase()), telegram);
            try (var first = start(readers, data.resolve("1")); // all at once, on an empty database
                    var second = start(readers, data.resolve("2"));
                    var third = start(readers, data.resolve("3"))) {
                first.awaitReady();
                readers.subscribe();
                second.awaitReady();
                third.awaitReady();
                loseANode(readers, first, third);
                restartInTurn(readers, first, second);
            }
        }
    }

    private static void loseANode(Readers readers, ApplicationProcess living, ApplicationProcess dying)
            throws Exception {
        var title = "A meeting and a lost node";
        var broadcast = living.publish("2026-12-02", title);
        await().atMost(Duration.ofSeconds(60)).until(() -> readers.reached(title) > 60);
        assertThat(readers.tables().nodes()).isEqualTo(3);
        dying.kill();
        var killed = System.nanoTime();
        await().atMost(Duration.ofSeconds(60)).until(() -> readers.tables().nodes() == 2);
        var takenOver = Duration.ofNanos(System.nanoTime() - killed);
        await().atMost(Duration.ofSeconds(60)).until(() -> living.isDone(broadcast));
        assertThat(takenOver).isLessThan(Duration.ofSeconds(30));
        assertThat(readers.reached(title)).isEqualTo(readers.number());
        assertThat(readers.doubles(title)).isLessThanOrEqualTo(readers.tables().resent(broadcast));
        assertThat(readers.tables().difference(broadcast)).isZero();
        System.out.printf(
                "Three nodes, one killed: taken over after %.1f s; %d rows sent again, %d messages came twice,"
                        + " %d answers 429%n",
                takenOver.toMillis() / 1000.0,
                readers.tables().resent(broadcast),
                readers.doubles(title),
                readers.telegram().refusals(429));
    }

    private static void restartInTurn(Readers readers, ApplicationProcess staying, ApplicationProcess leaving)
            throws Exception {
        var title = "A meeting and a restart";
        var broadcast = leaving.publish("2026-12-03", title);
        await().atMost(Duration.ofSeconds(60)).until(() -> readers.reached(title) > 60);
        leaving.terminate();
        await().atMost(Duration.ofSeconds(60)).until(() -> staying.isDone(broadcast));
        assertThat(readers.reached(title)).isEqualTo(readers.number());
        assertThat(readers.tables().resent(broadcast))
                .as("what was being sent was finished")
                .isZero();
        assertThat(readers.doubles(title)).isZero();
        assertThat(readers.tables().difference(broadcast)).isZero();
        assertThat(readers.tables().nodes()).isEqualTo(1);
    }

    private static ApplicationProcess start(Readers readers, Path data) throws Exception {
        return ApplicationProcess.start(
                ApplicationProcess.onTestClassPath(DialogueInfo.class.getName()), data, readers.arguments());
    }
}
