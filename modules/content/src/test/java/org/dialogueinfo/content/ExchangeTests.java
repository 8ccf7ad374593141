package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dialogueinfo.ContentTestApplication;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole archive out and in again, and the zips that are refused. */
class ExchangeTests {

    @TempDir
    static Path folder;

    private static ConfigurableApplicationContext full;
    private static ConfigurableApplicationContext empty;
    private static Path zip;

    @BeforeAll
    static void exportsAnArchiveWithAHistory() throws IOException {
        full = start(h2(), "classpath:archive");
        empty = start(h2(), "");
        var editing = full.getBean(Editing.class);
        var archive = full.getBean(Archive.class);
        var meeting = archive.meeting(new MeetingId("2023-02-27-brussels")).orElseThrow();
        var texts = full.getBean(TextEditing.class);
        texts.save(aPicture("agreement/energy"), "editor", 0);
        texts.publish("picture/energy-1", "editor", Set.of());
        for (var title : List.of("Once", "Twice")) {
            editing.save(titled(meeting, title), List.of(), "editor", null);
            editing.publish(meeting.id(), "editor", Set.of());
        }
        full.getBean(Releases.class).cut("editor", "after two changes");
        zip = folder.resolve("archive.zip");
        try (var out = Files.newOutputStream(zip)) {
            full.getBean(Exchange.class).export(out, null);
        }
    }

    private static Picture aPicture(String beside) {
        var said = Localized.of(Map.of(Language.SQ, "Një linjë", Language.SR, "Dalekovod", Language.EN, "A line"));
        return new Picture(new ItemId("energy-1"), beside, said, Localized.none(), "Somebody", 2, 1, "/9j/2w==");
    }

    @Test
    void keepsAPictureBesideSomethingOnly() {
        var texts = full.getBean(TextEditing.class);
        for (var nowhere : List.of("agreement/no-such-thing", "meeting/energy", "nothing/energy")) {
            assertThatExceptionOfType(RuntimeException.class)
                    .as(nowhere)
                    .isThrownBy(() -> texts.save(aPicture(nowhere), "editor", 0));
        }
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> aPicture("../energy"));
        assertThat(full.getBean(Archive.class).find(Picture.class, "energy-1"))
                .hasValueSatisfying(it -> assertThat(it.path()).startsWith("/pictures/energy-1/"));
    }

    @AfterAll
    static void ends() {
        full.close();
        empty.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void givesAnEqualArchiveRevisionForRevision(String database) throws IOException {
        try (var other = start(database.equals("H2") ? h2() : EmbeddedPostgreSql.newDatabase(), "")) {
            var imported = other.getBean(Exchange.class).load(zip);
            assertThat(imported.head())
                    .isEqualTo(full.getBean(Memory.class).verify().head());
            assertThat(other.getBean(Memory.class).verify().intact()).isTrue();
            assertThat(other.getBean(Memory.class).revisions("meeting/2023-02-27-brussels"))
                    .isEqualTo(full.getBean(Memory.class).revisions("meeting/2023-02-27-brussels"))
                    .hasSize(3);
            assertThat(other.getBean(Releases.class).all())
                    .isEqualTo(full.getBean(Releases.class).all())
                    .hasSize(2);
            for (var kind : Kind.values()) {
                assertThat(other.getBean(Archive.class).all(kind.type()))
                        .isEqualTo(full.getBean(Archive.class).all(kind.type()));
            }
            var again = folder.resolve(database + ".zip");
            try (var out = Files.newOutputStream(again)) {
                other.getBean(Exchange.class).export(out, null);
            }
            assertThat(entries(again)).isEqualTo(entries(zip));
        }
    }

    @Test
    void holdsAPackThatTheReaderReadsBack() throws IOException {
        var unpacked = folder.resolve("unpacked");
        for (var entry : entries(zip).entrySet()) {
            if (entry.getKey().startsWith("pack/")) {
                var file = unpacked.resolve(entry.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, entry.getValue());
            }
        }
        var pack = new PackReader().read("file:" + unpacked.resolve("pack"));
        for (var kind : Kind.values()) {
            assertThat(pack.items().getOrDefault(kind, List.of()))
                    .as(kind.code())
                    .containsExactlyInAnyOrderElementsOf(full.getBean(Archive.class).all(kind.type()).stream()
                            .map(Item.class::cast)
                            .toList());
        }
    }

    @Test
    void refusesAnArchiveThatIsNotEmpty() {
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> full.getBean(Exchange.class).load(zip))
                .withMessageContaining("not empty");
    }

    @Test
    void refusesAnAlteredRevisionWithItsLine() throws IOException {
        refuses(
                it -> it.computeIfPresent("revisions.jsonl", (name, text) -> text.replaceFirst("Twice", "Thrice")),
                "revisions.jsonl: its checksum is not the one in SHA256SUMS");
        var line = entries(zip).getOrDefault("revisions.jsonl", "").lines().count();
        refuses(
                it -> {
                    it.computeIfPresent("revisions.jsonl", (name, text) -> text.replaceFirst("Twice", "Thrice"));
                    it.put("SHA256SUMS", sums(it));
                },
                "revisions.jsonl, line %d: the revision does not follow".formatted(line));
    }

    @Test
    void refusesNamesThatLeadOut() throws IOException {
        for (var name : List.of("../evil.txt", "/etc/evil", "a/../../evil", "C:evil", "a\\..\\evil")) {
            refuses(it -> it.put(name, "x"), "the entry's name leads out of the zip");
        }
    }

    @Test
    void refusesABomb() throws IOException {
        refuses(it -> it.put("zeros.txt", "0".repeat(8_000_000)), "zeros.txt: the entry unpacks to far more");
    }

    @Test
    void refusesWhatIsMissing() throws IOException {
        refuses(it -> it.remove("revisions.jsonl"), "revisions.jsonl: the entry is missing");
        refuses(it -> it.remove("SHA256SUMS"), "SHA256SUMS: the entry is missing");
    }

    @Test
    void refusesABrokenEncodingWithItsLine() throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        entries(zip).forEach((name, text) -> entries.put(name, text.getBytes(StandardCharsets.UTF_8)));
        var sums = "zz  x\nzz  \u00e7\n".getBytes(StandardCharsets.ISO_8859_1);
        entries.put("SHA256SUMS", sums);
        refuses(entries, "SHA256SUMS, line 2: the text is not UTF-8");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        var file = Files.writeString(folder.resolve("no.zip"), "no zip");
        refuses(file, "no.zip: it is no zip");
    }

    private void refuses(Consumer<Map<String, String>> change, String message) throws IOException {
        var entries = entries(zip);
        change.accept(entries);
        var bytes = new LinkedHashMap<String, byte[]>();
        entries.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        refuses(bytes, message);
    }

    private void refuses(Map<String, byte[]> entries, String message) throws IOException {
        refuses(Files.write(folder.resolve("bad.zip"), zipped(entries)), message);
    }

    private void refuses(Path file, String message) {
        assertThatExceptionOfType(PackRefused.class)
                .isThrownBy(() -> empty.getBean(Exchange.class).load(file))
                .withMessageContaining(message);
        assertThat(empty.getBean(Memory.class).verify().revisions()).isZero();
        assertThat(empty.getBean(JdbcClient.class)
                        .sql("select count(*) from content.item")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static byte[] zipped(Map<String, byte[]> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static String sums(Map<String, String> entries) {
        var sums = new StringBuilder();
        entries.forEach((name, text) -> {
            if (!name.equals("SHA256SUMS")) {
                try {
                    sums.append(CanonicalJson.hash(
                                    new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))))
                            .append("  ")
                            .append(name)
                            .append('\n');
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        });
        return sums.toString();
    }

    private static Map<String, String> entries(Path file) throws IOException {
        var entries = new LinkedHashMap<String, String>();
        try (var in = new ZipFile(file.toFile())) {
            for (var all = in.entries(); all.hasMoreElements(); ) {
                var entry = all.nextElement();
                entries.put(
                        entry.getName(), new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    private static String h2() {
        return "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                .formatted(UUID.randomUUID());
    }

    private static ConfigurableApplicationContext start(String url, String pack) {
        return new SpringApplicationBuilder(ContentTestApplication.class)
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + (url.contains("postgresql") ? "postgres" : "sa"),
                        "--dialogue.content.pack=" + pack);
    }

    private static Meeting titled(Meeting it, String title) {
        return new Meeting(
                it.id(),
                PartialDate.of("2023-02-27"),
                it.lastDay(),
                it.level(),
                it.format(),
                it.round(),
                it.place(),
                it.facilitator(),
                it.participants(),
                it.topics(),
                Localized.same(title),
                it.summary(),
                it.note(),
                it.agreements(),
                it.status(),
                it.evidence(),
                it.sources());
    }
}
