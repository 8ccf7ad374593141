package org.dialogueinfo.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
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
    @SpringBootTest(
            properties =
                    "spring.datasource.url=jdbc:h2:file:./target/measured;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0")
    class OnAnH2File extends Cases {}

    @Nested
    @SpringBootTest
    class OnPostgreSql extends Cases {
        @DynamicPropertySource
        static void database(DynamicPropertyRegistry registry) {
            registry.add("spring.datasource.url", EmbeddedPostgreSql::newDatabase);
            registry.add("spring.datasource.username", () -> "postgres");
        }
    }

    abstract static class Cases {

        @Autowired
        SubscriberImports imports;

        @Test
        void importsAsFastAtTheEndAsAtTheBeginning() throws IOException {
            var file = new Rows();
            var begin = System.nanoTime();
            var report = imports.run(file, false, "editor1");
            var seconds = (System.nanoTime() - begin) / 1e9;
            assertThat(report.imported()).isEqualTo(ROWS);
            System.out.printf(
                    "%s: %,d rows in %.1f s, %,.0f/s; each tenth took %s s%n",
                    getClass().getSimpleName(), ROWS, seconds, ROWS / seconds, file.tenths());
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
