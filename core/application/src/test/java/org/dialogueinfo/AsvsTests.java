package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The checklists of security and of faults have an answer in every row, and the tests that they name are there. */
class AsvsTests {

    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern NAMED = Pattern.compile("`(?:([A-Z]\\w+Tests)\\.?)?([a-z]\\w+)?`");

    @ParameterizedTest
    @ValueSource(strings = {"asvs.md", "faults.md"})
    void namesTestsThatExist(String checklist) throws IOException {
        var tests = tests();
        var missing = new ArrayList<String>();
        for (var row : rows(checklist)) {
            var current = "";
            var held = row.get(row.size() - 1);
            var named = NAMED.matcher(held);
            while (named.find()) {
                current = named.group(1) == null ? current : named.group(1);
                var source = tests.get(current);
                var method = named.group(2);
                if (source == null || method != null && !source.contains("void " + method + "(")) {
                    missing.add("%s: %s".formatted(row.get(0), named.group()));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"asvs.md, 25", "faults.md, 20"})
    void leavesNoRowOpen(String checklist, int rows) throws IOException {
        assertThat(rows(checklist))
                .hasSizeGreaterThan(rows)
                .allSatisfy(row -> assertThat(row)
                        .hasSize(4)
                        .noneMatch(String::isBlank)
                        .noneMatch(it -> it.equals("–") || it.startsWith("open")));
    }

    /** The rows of its table, without the head. */
    private static List<List<String>> rows(String checklist) throws IOException {
        return Files.readAllLines(ROOT.resolve("core/docs").resolve(checklist)).stream()
                .dropWhile(it -> !it.startsWith("| --- "))
                .skip(1)
                .filter(it -> it.startsWith("| "))
                .map(it -> Pattern.compile("\\|")
                        .splitAsStream(it.substring(1, it.lastIndexOf('|')))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** The sources of all tests by their class. */
    private static Map<String, String> tests() throws IOException {
        var found = new HashMap<String, String>();
        for (var folder : List.of("core", "modules", "bots", "newsletter")) {
            try (var files = Files.walk(ROOT.resolve(folder))) {
                for (var file :
                        files.filter(it -> it.toString().endsWith("Tests.java")).toList()) {
                    found.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        return found;
    }
}
