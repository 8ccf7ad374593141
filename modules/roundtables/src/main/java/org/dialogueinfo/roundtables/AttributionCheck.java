package org.dialogueinfo.roundtables;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.roundtables.Invited.Details;
import org.dialogueinfo.roundtables.Spelling.Word;

/**
 * Looks in a text for what gives participants away: their names in any form, script or inflection and their initials,
 * their organisations, a role and side that only one of them has, and phrases that only one of them is described by.
 */
final class AttributionCheck {

    private static final Pattern INITIALS = Pattern.compile("\\b(\\p{Lu}\\p{Ll}?)\\.\\s?(\\p{Lu}\\p{Ll}?)\\.");
    private static final Pattern SENTENCE = Pattern.compile("[^.!?\\n]+");
    private static final int PHRASE = 3;
    private static final int PHRASE_LETTERS = 12;

    /** Endings of names and nouns in Albanian and Serbian, and the English genitive, without marks. */
    private static final Set<String> ENDINGS = Set.of(
            "", "a", "e", "i", "o", "u", "s", "n", "t", "om", "em", "im", "ov", "ev", "in", "oj", "ju", "og", "ih",
            "ova", "ovo", "ove", "ovi", "ovu", "ovim", "ovih", "ovog", "eva", "evo", "eve", "evi", "evu", "evim", "ina",
            "ino", "ine", "ini", "inu", "ima", "ama", "ovima", "evima", "it", "ut", "et", "es", "se", "un", "en", "an",
            "ja", "je", "jes", "jen", "ve", "ave");

    private static final Properties WORDS = load();

    private AttributionCheck() {}

    private static Properties load() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(AttributionCheck.class.getResourceAsStream("attribution.properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every place that gives somebody away, in the order of the text; no place twice for one rule. */
    static List<Finding> findings(String text, Collection<Invited> people) {
        var words = Spelling.words(text);
        var found = new ArrayList<Finding>();
        for (var it : people) {
            var details = it.details();
            if (details != null) {
                names(text, words, details, found);
                organisation(text, words, details, found);
            }
        }
        rolesAndSides(text, people, found);
        phrases(text, words, people, found);
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Finding::start).thenComparing(Finding::rule))
                .toList();
    }

    private static void names(String text, List<Word> words, Details details, List<Finding> found) {
        var names = Spelling.words(details.name()).stream()
                .map(Word::folded)
                .filter(it -> it.length() >= 2)
                .toList();
        for (var word : words) {
            var conspicuous = Character.isUpperCase(word.text().codePointAt(0))
                    || word.folded().length() >= 6;
            if (conspicuous && names.stream().anyMatch(name -> inflects(word.folded(), name))) {
                found.add(finding(text, word.start(), word.end(), Rule.NAME));
            }
        }
        var initials = INITIALS.matcher(text);
        while (initials.find() && names.size() > 1) {
            var first = Spelling.fold(initials.group(1));
            var last = Spelling.fold(initials.group(2));
            var one = names.get(0);
            var other = names.get(names.size() - 1);
            if (one.startsWith(first) && other.startsWith(last) || one.startsWith(last) && other.startsWith(first)) {
                found.add(finding(text, initials.start(), initials.end(), Rule.NAME));
            }
        }
    }

    /** Whether a word is a name with an ending: added, in place of its last vowel, or as {@code Petar} becomes {@code Petra}. */
    static boolean inflects(String word, String name) {
        if (name.length() < 4) {
            return word.equals(name) || word.length() == name.length() + 1 && word.startsWith(name);
        }
        return ends(word, name.replaceFirst("[aeiou]$", ""))
                || ends(word, name.replaceFirst("([^aeiou])a([^aeiou])$", "$1$2"));
    }

    private static boolean ends(String word, String stem) {
        return word.startsWith(stem) && ENDINGS.contains(word.substring(stem.length()));
    }

    private static void organisation(String text, List<Word> words, Details details, List<Finding> found) {
        var parts = Spelling.words(details.organisation());
        if (parts.isEmpty()) {
            return;
        }
        for (int at = 0; at + parts.size() <= words.size(); at++) {
            var here = at;
            var all = true;
            for (int part = 0; part < parts.size() && all; part++) {
                all = inflects(words.get(here + part).folded(), parts.get(part).folded());
            }
            if (all && (parts.size() > 1 || parts.get(0).folded().length() >= 4)) {
                found.add(finding(
                        text,
                        words.get(at).start(),
                        words.get(at + parts.size() - 1).end(),
                        Rule.ORGANISATION));
            }
        }
        for (var acronym : acronyms(parts)) {
            for (var word : words) {
                var written = Cyrillic.toLatin(word.text());
                if (written.equals(acronym) || written.startsWith(acronym + "-")) {
                    found.add(finding(text, word.start(), word.end(), Rule.ORGANISATION));
                }
            }
        }
    }

    /** The initials of an organisation, of all its words and of the longer ones alone. */
    private static Set<String> acronyms(List<Word> parts) {
        var all = parts.stream().map(AttributionCheck::initial).collect(Collectors.joining());
        var longer = parts.stream()
                .filter(it -> it.text().length() > 3)
                .map(AttributionCheck::initial)
                .collect(Collectors.joining());
        return List.of(all, longer).stream().filter(it -> it.length() >= 3).collect(Collectors.toSet());
    }

    private static String initial(Word word) {
        return Cyrillic.toLatin(word.text()).substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    }

    private static void rolesAndSides(String text, Collection<Invited> people, List<Finding> found) {
        var count = new HashMap<String, Integer>();
        people.forEach(it -> count.merge(it.role().code() + " " + it.side().code(), 1, Integer::sum));
        var single = count.entrySet().stream()
                .filter(it -> it.getValue() == 1)
                .map(Map.Entry::getKey)
                .toList();
        var sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            var folded =
                    Spelling.words(sentences.group()).stream().map(Word::folded).toList();
            for (var combination : single) {
                var parts = combination.split(" ");
                if (named(folded, "role." + parts[0]) && named(folded, "side." + parts[1])) {
                    found.add(finding(text, sentences.start(), sentences.end(), Rule.ROLE_AND_SIDE));
                }
            }
        }
    }

    private static boolean named(List<String> words, String key) {
        var stems = Arrays.stream(WORDS.getProperty(key, "").split(","))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .map(Spelling::fold)
                .toList();
        return words.stream().anyMatch(word -> stems.stream().anyMatch(word::startsWith));
    }

    private static void phrases(String text, List<Word> words, Collection<Invited> people, List<Finding> found) {
        var owners = new HashMap<String, Set<String>>();
        for (var it : people) {
            var details = it.details();
            if (details != null) {
                for (var told :
                        List.of(details.notes(), details.reason(), details.proposal(), details.organisation())) {
                    phrasesOf(Spelling.words(told))
                            .keySet()
                            .forEach(phrase -> owners.computeIfAbsent(phrase, key -> new HashSet<>())
                                    .add(it.id()));
                }
            }
        }
        phrasesOf(words).forEach((phrase, at) -> {
            if (owners.getOrDefault(phrase, Set.of()).size() == 1) {
                found.add(finding(
                        text, words.get(at).start(), words.get(at + PHRASE - 1).end(), Rule.PHRASE));
            }
        });
    }

    private static Map<String, Integer> phrasesOf(List<Word> words) {
        var phrases = new HashMap<String, Integer>();
        for (int at = 0; at + PHRASE <= words.size(); at++) {
            var phrase =
                    words.subList(at, at + PHRASE).stream().map(Word::folded).collect(Collectors.joining(" "));
            if (phrase.length() - PHRASE + 1 >= PHRASE_LETTERS) {
                phrases.putIfAbsent(phrase, at);
            }
        }
        return phrases;
    }

    private static Finding finding(String text, int start, int end, Rule rule) {
        return new Finding(start, end, text.substring(start, end).strip(), rule);
    }

    /** What a place gives away. */
    enum Rule {
        NAME,
        ORGANISATION,
        ROLE_AND_SIDE,
        PHRASE
    }

    /** @param start where in the text, in UTF-16 units */
    record Finding(int start, int end, String excerpt, Rule rule) {}
}
