package org.dialogueinfo.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.hunspell.Dictionary;
import org.apache.lucene.analysis.hunspell.Hunspell;
import org.apache.lucene.analysis.hunspell.TimeoutPolicy;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.dialogueinfo.content.Gates.Finding;
import org.dialogueinfo.content.Gates.Rule;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks words up in the Hunspell dictionaries that the machine has; a language without one is not checked. Names pass: a
 * capitalised word that no dictionary has, an abbreviation, a web address, what the glossary, the vocabulary or the list of exceptions
 * has, and what stands in quotation marks.
 */
@Component
class Spelling {

    private static final Logger LOG = LoggerFactory.getLogger(Spelling.class);
    private static final int MOST_SUGGESTED = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]{2,})+");
    private static final Map<Language, List<String>> FILES = Map.of(
            Language.SQ, List.of("sq_AL"),
            Language.SR, List.of("sr_Latn_RS", "sr_Latn"),
            Language.EN, List.of("en_GB", "en_US"));

    private final Path folder;
    private final Map<Language, List<Hunspell>> loaded = new ConcurrentHashMap<>();
    private final Map<Language, Set<String>> exceptions = new EnumMap<>(Language.class);

    Spelling(ContentProperties properties) {
        this.folder = Path.of(properties.spelling());
        for (var language : Language.values()) {
            exceptions.put(
                    language,
                    Linter.list("spelling-%s.txt".formatted(language.code())).keySet());
        }
    }

    /** The languages that have a dictionary here. */
    Set<Language> languages() {
        var languages = EnumSet.noneOf(Language.class);
        FILES.forEach((language, names) -> {
            if (names.stream().anyMatch(this::isThere)) {
                languages.add(language);
            }
        });
        return languages;
    }

    private boolean isThere(String name) {
        return Files.isReadable(folder.resolve(name + ".aff")) && Files.isReadable(folder.resolve(name + ".dic"));
    }

    /** The words of the glossary and the vocabulary, which are right whatever a dictionary says. */
    static Map<Language, Set<String>> known(List<GlossaryTerm> glossary, List<Terms> vocabulary) {
        var known = new EnumMap<Language, Set<String>>(Language.class);
        for (var language : Language.values()) {
            var words = new HashSet<String>();
            glossary.forEach(it -> add(words, it.term(), language));
            vocabulary.forEach(it -> it.terms().values().forEach(term -> add(words, term, language)));
            known.put(language, words);
        }
        return known;
    }

    private static void add(Set<String> words, Localized<String> text, Language language) {
        text.in(language)
                .ifPresent(it -> WORD.matcher(it)
                        .results()
                        .forEach(word -> words.add(word.group().toLowerCase(Locale.ROOT))));
    }

    List<Finding> check(String place, Language language, String text, Set<String> known) {
        var dictionaries = loaded.computeIfAbsent(language, this::load);
        var findings = new ArrayList<Finding>();
        if (dictionaries.isEmpty()) {
            return findings;
        }
        var own = ADDRESS.matcher(Linter.withoutQuotes(text))
                .replaceAll(it -> " ".repeat(it.group().length()));
        WORD.matcher(own).results().forEach(it -> {
            var word = it.group().replace('’', '\'');
            if (!isRight(word, language, dictionaries, known)) {
                var suggestion = findings.size() < MOST_SUGGESTED ? suggestion(word, dictionaries) : "";
                findings.add(new Finding(
                        Rule.SPELLING, place, language, Linter.line(own, it.start()), it.group(), suggestion));
            }
        });
        return findings;
    }

    private boolean isRight(String word, Language language, List<Hunspell> dictionaries, Set<String> known) {
        return word.length() < 2
                || !word.chars().allMatch(it -> Character.isLetter(it) || it == '\'')
                || Character.isUpperCase(word.charAt(0))
                        && (word.chars().skip(1).anyMatch(Character::isUpperCase) || !isKnownSmall(word, dictionaries))
                || dictionaries.stream().anyMatch(it -> it.spell(word) || it.spell(word.toLowerCase(Locale.ROOT)))
                || known.contains(word.toLowerCase(Locale.ROOT))
                || exceptions.getOrDefault(language, Set.of()).contains(word.toLowerCase(Locale.ROOT));
    }

    /** A capitalised word that is no word when written small is somebody's or some place's name. */
    private static boolean isKnownSmall(String word, List<Hunspell> dictionaries) {
        return dictionaries.stream().anyMatch(it -> it.spell(word.toLowerCase(Locale.ROOT)));
    }

    private static String suggestion(String word, List<Hunspell> dictionaries) {
        return dictionaries.get(0).suggest(word).stream().findFirst().orElse("");
    }

    private List<Hunspell> load(Language language) {
        var dictionaries = new ArrayList<Hunspell>();
        for (var name : FILES.getOrDefault(language, List.of())) {
            if (isThere(name)) {
                try (var affix = Files.newInputStream(folder.resolve(name + ".aff"));
                        var words = Files.newInputStream(folder.resolve(name + ".dic"));
                        var scratch = new ByteBuffersDirectory()) {
                    dictionaries.add(new Hunspell(
                            new Dictionary(scratch, "words", affix, words),
                            TimeoutPolicy.RETURN_PARTIAL_RESULT,
                            () -> {}));
                } catch (IOException | ParseException e) {
                    LOG.warn("The dictionary {} cannot be read, so words are not looked up in it", name, e);
                }
            }
        }
        return List.copyOf(dictionaries);
    }
}
