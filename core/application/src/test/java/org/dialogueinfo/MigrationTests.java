package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two releases run side by side while nodes are restarted in turn: a migration adds what only the newer knows. One that takes something
 * away says in its first line since which release nobody reads it, and that one is out already.
 */
class MigrationTests {

    private static final Path ROOT = Path.of("..", "..");

    /** What a release that does not know of it would stumble over; indexes and conditions may go. */
    private static final Pattern TAKES_AWAY = Pattern.compile("\\bdrop (table|column|schema|view|sequence)\\b"
            + "|\\btruncate\\b|\\brename\\b|\\bset not null\\b|\\bdelete from\\b|\\bcreate unique index\\b"
            + "|\\badd (constraint|unique|check|foreign key|primary key)\\b"
            + "|\\balter column \\S+ (set data )?type (?!text|bigint)"
            + "|\\badd column (?=.*\\bnot null\\b)(?!.*\\b(default|identity)\\b)");

    private static final Pattern CONTRACT = Pattern.compile("-- contract: .+ since (\\d+\\.\\d+\\.\\d+)");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>dialogue-info</artifactId>\\s*<version>([\\d.]+)");

    /** From before there was a release that it could have met. */
    private static final List<String> BEFORE_THE_FIRST_RELEASE = List.of("delivery/V2__share_and_count.sql");

    @Test
    void takeNothingAwayThatAReleaseBesideThemReads() throws IOException {
        var version = version();
        assertThat(migrations()).hasSizeGreaterThan(40).allSatisfy((name, text) -> {
            var contract = CONTRACT.matcher(text.lines().findFirst().orElse(""));
            if (contract.matches()) {
                assertThat(Version.parse(contract.group(1))).as(name).isLessThan(version);
            } else if (!BEFORE_THE_FIRST_RELEASE.contains(name)) {
                assertThat(statements(text).filter(MigrationTests::takesAway))
                        .as(name)
                        .isEmpty();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table a.b drop column c",
                "alter table a.b rename column c to d",
                "alter table a.b alter column c set not null",
                "alter table a.b add column c int not null",
                "alter table a.b alter column c type varchar(10)",
                "alter table a.b add constraint c unique (d)",
                "create unique index c on a.b (d)",
                "drop table a.b",
                "delete from a.b where c"
            })
    void areSeenWhenTheyTakeSomethingAway(String statement) {
        assertThat(takesAway(statement)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table a.b (c int not null, unique (c))",
                "alter table a.b add column c varchar(20)",
                "alter table a.b add column c int default 0 not null",
                "alter table a.b alter column c type text",
                "alter table a.b alter column c drop not null",
                "create index c on a.b (d)",
                "drop index a.c",
                "update a.b set c = 1"
            })
    void mayAdd(String statement) {
        assertThat(takesAway(statement)).isFalse();
    }

    private static boolean takesAway(String statement) {
        return TAKES_AWAY.matcher(statement).find();
    }

    private static Stream<String> statements(String text) {
        var plain = text.replaceAll("--.*", "").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return Stream.of(plain.split(";"));
    }

    private static Version version() throws IOException {
        var found = VERSION.matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertThat(found.find()).isTrue();
        return Version.parse(found.group(1));
    }

    /** By the module's folder and the file's name. */
    private static Map<String, String> migrations() throws IOException {
        var found = new TreeMap<String, String>();
        for (var folder : List.of("core", "modules", "bots", "newsletter")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file : files.filter(MigrationTests::isMigration).toList()) {
                    found.put(
                            file.subpath(file.getNameCount() - 2, file.getNameCount())
                                    .toString(),
                            Files.readString(file));
                }
            }
        }
        return found;
    }

    private static boolean isMigration(Path file) {
        return file.toString().contains("src/main/resources/db/migration/")
                && file.toString().endsWith(".sql");
    }
}
