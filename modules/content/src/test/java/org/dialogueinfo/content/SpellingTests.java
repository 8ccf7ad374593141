package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.dialogueinfo.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words are looked up where there is a dictionary; the shipped pack has none that is wrong. */
class SpellingTests {

    /** Where packages of a system put dictionaries; {@code -Ddialogue.spelling=} names another folder. */
    private static final String INSTALLED = System.getProperty("dialogue.spelling", "/usr/share/hunspell");

    @TempDir
    Path folder;

    @Test
    void findsWhatIsInNoDictionaryWithLineAndSuggestion() throws IOException {
        dictionary("en_GB", "agreement", "the", "implemented", "is");
        var spelling = spelling(folder.toString());
        assertThat(spelling.languages()).containsExactly(Language.EN);
        assertThat(check(spelling, "The agreement\nis implementde."))
                .extracting(Gates.Finding::rule, Gates.Finding::line, Gates.Finding::found, Gates.Finding::suggestion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Gates.Rule.SPELLING, 2, "implementde", "implemented"));
    }

    @Test
    void letsNamesAbbreviationsNumbersQuotationsAndKnownWordsPass() throws IOException {
        dictionary("en_GB", "the", "is");
        var spelling = spelling(folder.toString());
        assertThat(check(spelling, "The EULEX is Brnjak. “Wrnog” is 3rd; glossaryterm is the is."))
                .isEmpty();
        assertThat(spelling.check("x", Language.SQ, "Gabmi", Set.of())).isEmpty();
    }

    @Test
    void looksNothingUpWithoutADictionary() {
        assertThat(spelling("/no/such/folder").languages()).isEmpty();
    }

    @Test
    void findsNothingUnexplainedInTheShippedPack() {
        var spelling = spelling(INSTALLED);
        assumeTrue(!spelling.languages().isEmpty(), "no Hunspell dictionary is installed here");
        var pack = new PackReader().read("classpath:archive");
        var known = Spelling.known(
                typed(pack, Kind.GLOSSARY, GlossaryTerm.class), typed(pack, Kind.VOCABULARY, Terms.class));
        var found = new TreeMap<String, List<String>>();
        pack.items().forEach((kind, items) -> {
            if (kind != Kind.VOCABULARY) {
                items.forEach(item -> StoredGates.misspelled(item, spelling, known)
                        .forEach(it -> found.computeIfAbsent(
                                        it.language().code() + " " + it.found().toLowerCase(), no -> new ArrayList<>())
                                .add("%s/%s %s".formatted(kind.code(), item.key(), it.place()))));
            }
        });
        if (Boolean.getBoolean("dialogue.spelling.print")) {
            found.forEach(
                    (word, places) -> System.out.println("SPELL " + word + " " + places.size() + " " + places.get(0)));
        }
        assertThat(found).isEmpty();
    }

    private static List<Gates.Finding> check(Spelling spelling, String text) {
        return spelling.check("x", Language.EN, text, Set.of("glossaryterm"));
    }

    private void dictionary(String name, String... words) throws IOException {
        Files.writeString(folder.resolve(name + ".aff"), "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
        Files.writeString(folder.resolve(name + ".dic"), words.length + "\n" + String.join("\n", words) + "\n");
    }

    private static Spelling spelling(String folder) {
        return new Spelling(new ContentProperties(
                "", folder, new ContentProperties.LinkCheck(false, Duration.ofHours(1), 1, Duration.ZERO)));
    }

    private static <T> List<T> typed(ContentPack pack, Kind kind, Class<T> type) {
        return pack.items().getOrDefault(kind, List.of()).stream()
                .map(type::cast)
                .toList();
    }
}
