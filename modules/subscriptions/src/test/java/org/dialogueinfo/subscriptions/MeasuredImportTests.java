package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.dialogueinfo.testing.RunningClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How long an import takes as the table grows, printed; run with {@code -Ddialogue.measure=true}, and with
 * {@code -Ddialogue.measure.rows=1000000} for another number of rows.
 */
@EnabledIfSystemProperty(named = "dialogue.measure", matches = "true")
class MeasuredImportTests {

    private static final long ROWS = Long.getLong("dialogue.measure.rows", 1_000_000);
    private static final int TENTHS = 10;

    @Nested
    @SpringBootTest
    @Import(Time.class)
    class OnAnH2File extends Cases {
        @TempDir
        static Path folder;

        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add(
                    "spring.datasource.url",
                    () -> "jdbc:h2:file:" + folder.resolve("measured")
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0");
        }

        @AfterAll
        static void size() throws IOException {
            System.out.printf("The file has %,d MB%n", Files.size(folder.resolve("measured.mv.db")) / 1_000_000);
        }
    }

    @Nested
    @SpringBootTest
    @Import(Time.class)
    class OnPostgreSql extends Cases {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
            registry.add("spring.datasource.username", () -> "postgres");
        }
    }

    /** References are in order by the time that passes: at a time that stands still, each batch would be written all over the last. */
    @TestConfiguration
    static class Time {
        @Bean
        @Primary
        RunningClock runningClock() {
            return new RunningClock(Instant.parse("2026-11-01T10:00:00Z"));
        }
    }

    abstract static class Cases {

        @Autowired
        SubscriberImports imports;

        @Test
        void importsAsFastAtTheEndAsAtTheBeginning() throws IOException {
            assertThat(run("imported").imported()).isEqualTo(ROWS);
            // as after a crash: the same file again goes on where it stopped, and what was there is passed over
            assertThat(run("passed over").skipped()).isEqualTo(ROWS);
        }

        private SubscriberImports.Report run(String what) throws IOException {
            var file = new Rows();
            var begin = System.nanoTime();
            var report = imports.run(file, false, "editor1");
            var seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%s: %,d rows %s in %.1f s, %,.0f/s; each tenth took %s s; heap of at most %,d MB%n",
                    getClass().getSimpleName(),
                    ROWS,
                    what,
                    seconds,
                    ROWS / seconds,
                    file.tenths(),
                    Runtime.getRuntime().maxMemory() / 1_000_000);
            return report;
        }
    }

    /** A file of invented people, made as it is read; it notes when each tenth of it was wanted. */
    private static final class Rows extends InputStream {

        private final List<Long> marks = new ArrayList<>();
        private byte[] line = "channel,address,lang,script,topics,consent\n".getBytes(StandardCharsets.UTF_8);
        private int at;
        private long row;

        @Override
        public int read() {
            if (at == line.length) {
                if (row == ROWS) {
                    return -1;
                }
                if (row % (ROWS / TENTHS) == 0) {
                    marks.add(System.nanoTime());
                }
                line = "email,reader%d@example.org,en,,meetings agreements,\"paper form, 12 March 2026\"%n"
                        .formatted(++row)
                        .getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return line[at++];
        }

        String tenths() {
            marks.add(System.nanoTime());
            return LongStream.range(1, marks.size())
                    .mapToObj(i -> "%.1f".formatted((marks.get((int) i) - marks.get((int) i - 1)) / 1e9))
                    .collect(Collectors.joining(" "));
        }
    }
}
