package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import org.dialogueinfo.telegramstandin.TelegramStandIn;
import org.dialogueinfo.testing.ApplicationProcess;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.Tables;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real process, killed in the middle of a broadcast; the accounts are added up where the messages arrive. */
class KilledProcessTests {

    private static final String TITLE = "A meeting whatever happens";
    private static final int KILLS = Integer.getInteger("dialogue.kills", 2);

    private final Random random = new Random(Long.getLong("dialogue.seed", 20261124L));

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void missesNobodyHoweverOftenItIsKilled(String database, @TempDir Path data) throws Exception {
        assumeTrue(
                Set.of("", "kills").contains(System.getProperty("bench", "")),
                "another part of the benchmark is asked for");
        var url = database.equals("H2")
                ? "jdbc:h2:file:" + data.resolve("ledger")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0"
                : EmbeddedPostgreSql.newDatabase();
        try (var telegram = new TelegramStandIn()) {
            telegram.everybodyStarted(true);
            var readers = new Readers(45 * (KILLS + 1), new Tables(url), telegram);
            if (!readers.tables()
                    .isShared()) { // one process at a time opens its file: the readers come between two lives
                try (var first = start(readers, data)) {
                    first.awaitReady().kill();
                }
                readers.subscribe();
            }
            var broadcast = play(readers, data);
            assertThat(readers.reached(TITLE)).isEqualTo(readers.number());
            assertThat(readers.doubles(TITLE))
                    .isLessThanOrEqualTo(readers.tables().resent(broadcast));
            assertThat(readers.tables().difference(broadcast)).isZero();
            System.out.printf(
                    "%s: %d kills, %d readers, all reached; %d rows sent again, %d messages came twice, %d answers 429%n",
                    database,
                    KILLS,
                    readers.number(),
                    readers.tables().resent(broadcast),
                    readers.doubles(TITLE),
                    telegram.refusals(429));
        }
    }

    private String play(Readers readers, Path data) throws Exception {
        var broadcast = "";
        for (int kill = 0; kill < KILLS; kill++) {
            var before = readers.telegram().calls("sendmessage");
            try (var node = start(readers, data)) {
                if (kill == 0) {
                    node.awaitReady();
                    if (readers.tables().isShared()) {
                        readers.subscribe();
                    }
                    broadcast = node.publish("2026-12-01", TITLE);
                }
                await().atMost(Duration.ofMinutes(4))
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> {
                            node.requireAlive();
                            return readers.telegram().calls("sendmessage") > before;
                        });
                Thread.sleep(random.nextInt(1000));
                node.kill();
            }
        }
        assertThat(readers.reached(TITLE)).as("killed in the middle").isLessThan(readers.number());
        var id = broadcast;
        try (var node = start(readers, data)) {
            node.awaitReady();
            await().atMost(Duration.ofMinutes(3)).until(() -> node.isDone(id));
            assertThat(node.broadcast(id))
                    .contains("\"audience\":" + readers.number())
                    .contains("\"SENT\":" + readers.number());
            node.terminate();
        }
        return broadcast;
    }

    private static ApplicationProcess start(Readers readers, Path data) throws Exception {
        var arguments = new ArrayList<>(readers.arguments());
        arguments.add("--dialogue.telegram.messages-per-second=15"); // slow enough to be hit in the middle
        return ApplicationProcess.start(
                ApplicationProcess.onTestClassPath(DialogueInfo.class.getName()), data, arguments);
    }
}
