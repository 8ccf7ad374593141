package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.dialogueinfo.content.Gates.Finding;
import org.dialogueinfo.content.Gates.Rule;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.junit.jupiter.api.Test;

/** What the gates find, and that the pack we ship passes them. */
class GatesTests {

    private static final GlossaryTerm PLATES = new GlossaryTerm(
            new ItemId("plates"),
            "term",
            Localized.of("Targat", "Registarske tablice", "Vehicle licence plates"),
            Localized.none(),
            null,
            Localized.of(Map.of(Language.EN, List.of("license plates"), Language.SR, List.of("nelegalne tablice"))));

    @Test
    void findsAnAvoidedTermWithLineAndSuggestion() {
        assertThat(lint(Language.EN, "One\nLicense plates and “license plates”"))
                .containsExactly(new Finding(
                        Rule.AVOIDED_TERM, "title", Language.EN, 2, "License plates", "Vehicle licence plates"));
        assertThat(lint(Language.EN, "Nobody says license platess")).isEmpty();
    }

    @Test
    void findsMissingDiacritics() {
        assertThat(lint(Language.SR, "Dogovor izmedju strana"))
                .extracting(Finding::rule, Finding::found, Finding::suggestion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.MISSING_DIACRITICS, "izmedju", "između"));
        assertThat(lint(Language.SQ, "Marreveshja është këtu"))
                .extracting(Finding::suggestion)
                .containsExactly("marrëveshja");
    }

    @Test
    void findsMixedScripts() {
        assertThat(lint(Language.SR, "Споразум о tabliцama"))
                .extracting(Finding::rule, Finding::found, Finding::suggestion)
                .contains(org.assertj.core.groups.Tuple.tuple(Rule.MIXED_SCRIPTS, "tabliцama", "tablicama"));
    }

    @Test
    void findsAPlaceWithOneOfItsTwoNames() {
        assertThat(lint(Language.EN, "The office in Leposavić opened"))
                .extracting(Finding::suggestion)
                .containsExactly("Leposavić/Leposaviq");
        assertThat(lint(Language.EN, "The office in Leposavić/Leposaviq opened"))
                .isEmpty();
    }

    @Test
    void findsNumbersPeopleAndParagraphsThatDiffer() {
        var names = Map.of("Hashim Thaçi", Localized.of("Hashim Thaçi", "Hašim Tači", "Hashim Thaçi"));
        var parity = new Parity(names);
        assertThat(parity.check(
                        "x", Localized.of("Më 19 prill 2013 Thaçi", "Tači 19. aprila 2013.", "On 19 April 2013 Thaçi")))
                .isEmpty();
        assertThat(parity.check("x", Localized.of("1.234 njerëz", "1 234 ljudi", "1,234 people")))
                .isEmpty();
        assertThat(parity.check("x", Localized.of("Më 18 prill", "19. aprila", "On 19 April")))
                .extracting(Finding::rule, Finding::language, Finding::found, Finding::suggestion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.PARITY_NUMBERS, Language.SQ, "18", "19"));
        assertThat(parity.check("x", Localized.of("Hashim Thaçi", "Premijer", "Hashim Thaçi")))
                .extracting(Finding::rule, Finding::suggestion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.PARITY_NAMES, "Hašim Tači"));
        assertThat(parity.check("x", Localized.of("A\n\nB", "A\n\nB", "A"))).hasSize(2);
    }

    @Test
    void letsTheShippedPackPassButForWhatIsListedWithAReason() throws IOException {
        var found = new TreeSet<String>();
        forEachItem((kind, item, findings) -> findings.forEach(it -> found.add("%s %s/%s %s %s"
                .formatted(
                        it.rule().code(),
                        kind.code(),
                        item.key(),
                        it.place(),
                        it.language().code()))));
        assertThat(found).isEqualTo(new TreeSet<>(listed("gate-exceptions.txt")));
    }

    @Test
    void readsTheWholeSerbianArchiveBackFromCyrillic() throws IOException {
        var broken = new TreeSet<String>();
        forEachItem((kind, item, findings) -> item.texts()
                .forEach((place, text) -> text.in(Language.SR)
                        .filter(it -> !Cyrillic.toLatin(Cyrillic.of(it)).equals(it))
                        .ifPresent(it -> broken.add("%s/%s %s".formatted(kind.code(), item.key(), place)))));
        assertThat(broken).isEqualTo(new TreeSet<>(listed("round-trip-exceptions.txt")));
    }

    private interface Reader {
        void read(Kind kind, Item item, List<Finding> findings);
    }

    private static void forEachItem(Reader reader) {
        var pack = new PackReader().read("classpath:archive");
        var glossary = typed(pack, Kind.GLOSSARY, GlossaryTerm.class);
        var names = StoredGates.names(typed(pack, Kind.VOCABULARY, Terms.class));
        pack.items().forEach((kind, items) -> {
            if (kind != Kind.VOCABULARY) {
                items.forEach(it -> reader.read(kind, it, StoredGates.check(it, glossary, names)));
            }
        });
    }

    private static <T> List<T> typed(ContentPack pack, Kind kind, Class<T> type) {
        return pack.items().getOrDefault(kind, List.of()).stream()
                .map(type::cast)
                .toList();
    }

    private static List<String> listed(String resource) throws IOException {
        try (var in = Objects.requireNonNull(GatesTests.class.getResourceAsStream(resource))) {
            var lines = new ArrayList<String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> !it.isBlank() && !it.startsWith("#"))
                    .map(it -> it.replaceFirst("\\s*#.*", ""))
                    .forEach(lines::add);
            return lines;
        }
    }

    private static List<Finding> lint(Language language, String text) {
        return StoredGates.check(
                        new Figure(
                                new ItemId("x"),
                                Localized.of(Map.of(language, text)),
                                null,
                                null,
                                PartialDate.of("2020"),
                                Localized.none(),
                                List.of()),
                        List.of(PLATES),
                        Map.of())
                .stream()
                .map(it -> new Finding(it.rule(), "title", it.language(), it.line(), it.found(), it.suggestion()))
                .toList();
    }
}
