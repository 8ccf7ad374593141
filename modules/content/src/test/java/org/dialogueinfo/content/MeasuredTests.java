package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.dialogueinfo.ContentTestApplication;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Time and memory with many items and revisions; run with {@code -Ddialogue.measure=true}. */
@EnabledIfSystemProperty(named = "dialogue.measure", matches = "true")
class MeasuredTests {

    @TempDir
    Path folder;

    /** In one process with a small heap: were memory to grow with the size, the largest would not go through. */
    @ParameterizedTest
    @ValueSource(ints = {2_000, 10_000, 30_000})
    void exportsImportsAndVerifies(int size) throws IOException {
        try (var full = start("full");
                var empty = start("empty")) {
            fill(full, size, 1);
            var zip = folder.resolve("archive.zip");
            measured("export of %,d items".formatted(size), () -> {
                try (var out = Files.newOutputStream(zip)) {
                    full.getBean(Exchange.class).export(out, null);
                }
            });
            System.out.printf("zip: %,d bytes%n", Files.size(zip));
            measured(
                    "import of %,d items".formatted(size),
                    () -> empty.getBean(Exchange.class).load(zip));
            measured(
                    "verify of %,d revisions".formatted(size),
                    () -> assertThat(empty.getBean(Memory.class).verify())
                            .isEqualTo(full.getBean(Memory.class).verify()));
        }
    }

    @Test
    void verifiesAHundredThousandRevisions() throws IOException {
        try (var full = start("chain")) {
            fill(full, 1_000, 100);
            measured(
                    "verify of 100,000 revisions",
                    () -> assertThat(full.getBean(Memory.class).verify().intact())
                            .isTrue());
            var memory = full.getBean(Memory.class);
            memory.proof();
            measured("proof of the same, asked 1,000 times", () -> {
                for (int i = 0; i < 1_000; i++) {
                    memory.proof();
                }
            });
            var day = new Axes(null, java.time.LocalDate.now(), null);
            measured("1,000 readings as known on a day, of 100 revisions each", () -> {
                for (int i = 0; i < 1_000; i++) {
                    assertThat(memory.read(Meeting.class, "2030-01-01-place-" + i, day))
                            .isPresent();
                }
            });
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void measured(String what, Work work) throws IOException {
        System.gc();
        var pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getType() == MemoryType.HEAP)
                .toList();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        var begin = System.nanoTime();
        work.run();
        var millis = Duration.ofNanos(System.nanoTime() - begin).toMillis();
        var peak = pools.stream().mapToLong(it -> it.getPeakUsage().getUsed()).sum() / 1024;
        System.gc();
        System.out.printf(
                "%s: %d ms, peak heap %,d kB, %,d kB kept after it, of at most %,d kB%n",
                what,
                millis,
                peak,
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024,
                Runtime.getRuntime().maxMemory() / 1024);
    }

    private static void fill(ConfigurableApplicationContext application, int count, int revisions) {
        var items = application.getBean(Items.class);
        var transactions = application.getBean(TransactionTemplate.class);
        for (int r = 0; r < revisions; r++) {
            var round = r;
            transactions.executeWithoutResult(status -> {
                for (int i = 0; i < count; i++) {
                    var meeting = meeting(i, round);
                    items.publish(
                            items.keep(Kind.MEETING, meeting.key(), CanonicalJson.write(meeting), "editor", null),
                            "editor",
                            "measured");
                }
            });
        }
    }

    private static Meeting meeting(int i, int round) {
        var text = Localized.same("A text of the size that summaries have, number %d of round %d. "
                .formatted(i, round)
                .repeat(5));
        return new Meeting(
                new MeetingId("2030-01-01-place-" + i),
                PartialDate.of("2030-01-01"),
                null,
                Meeting.Level.OTHER,
                Meeting.Format.JOINT,
                null,
                null,
                null,
                List.of(),
                List.of(),
                Localized.same("Meeting " + i),
                text,
                Localized.none(),
                List.of(),
                Meeting.Status.HELD,
                Meeting.Evidence.MENTION,
                List.of());
    }

    private ConfigurableApplicationContext start(String name) {
        return new SpringApplicationBuilder(ContentTestApplication.class)
                .run(
                        "--spring.datasource.url=jdbc:h2:file:%s/%s-%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                                .formatted(folder, name, UUID.randomUUID()),
                        "--spring.datasource.username=sa",
                        "--dialogue.content.pack=");
    }
}
