package org.dialogueinfo.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The letter-by-letter rules between the two Serbian alphabets, with their exceptions. */
final class Transliteration {

    private static final String LATIN = "abvgdđežzijklmnoprstćufhcčšABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ";
    private static final String CYRILLIC = "абвгдђежзијклмнопрстћуфхцчшАБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ";
    private static final Map<Character, Character> TO_CYRILLIC = new HashMap<>();
    private static final Map<Character, String> TO_LATIN = new HashMap<>();

    static {
        for (int i = 0; i < LATIN.length(); i++) {
            TO_CYRILLIC.put(LATIN.charAt(i), CYRILLIC.charAt(i));
            TO_LATIN.put(CYRILLIC.charAt(i), LATIN.substring(i, i + 1));
        }
        TO_LATIN.putAll(Map.of('љ', "lj", 'њ', "nj", 'џ', "dž"));
    }

    /** Addresses, mail addresses, @names, #tags, /commands, file names, and whatever has a digit inside a word. */
    private static final Pattern KEPT = Pattern.compile(
            "(?:https?://|www\\.)\\S*[^\\s.,;:!?)\\]»\"']|[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+|(?<![\\p{L}\\d])[@#/][\\w-]{2,}"
                    + "|(?<!\\p{L})[\\w-]+(?:\\.[\\w-]+)*\\.(?:com|org|net|info|eu|rs|pdf|ics)(?!\\p{L})"
                    + "|(?<!\\p{L})(?:dialogue|spring|server)(?:\\.[\\w-]+)+(?:=\\w+)?");

    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
    private static final Pattern ROMAN = Pattern.compile("[IVXLCM]{1,8}");
    private static final Pattern FOREIGN = Pattern.compile(".*[qwxyQWXYëËçÇäöüÄÖÜ].*");

    /** Made last: it needs the patterns above. */
    static final Transliteration DEFAULT = fromList("serbian-latin-words.txt", "serbian-split-digraphs.txt");

    private final Pattern kept;
    private final Set<String> latinWords;
    private final Set<String> splitDigraphs;

    Transliteration(Set<String> latinWords, Set<String> splitDigraphs) {
        this.latinWords = latinWords;
        this.kept = latinWords.stream()
                .filter(it -> !WORD.matcher(it).matches())
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .reduce((a, b) -> a + "|" + b)
                .map(phrases -> Pattern.compile(KEPT.pattern() + "|" + phrases))
                .orElse(KEPT);
        this.splitDigraphs = splitDigraphs;
    }

    private static Transliteration fromList(String latinWords, String splitDigraphs) {
        return new Transliteration(read(latinWords), read(splitDigraphs));
    }

    private static Set<String> read(String resource) {
        try (var in = Transliteration.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The list %s is missing".formatted(resource));
            }
            var words = new HashSet<String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(words::add);
            return Set.copyOf(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String toCyrillic(String text) {
        var result = new StringBuilder(text.length());
        var matcher = kept.matcher(text);
        int from = 0;
        while (matcher.find()) {
            words(text.substring(from, matcher.start()), result);
            result.append(matcher.group());
            from = matcher.end();
        }
        words(text.substring(from), result);
        return result.toString();
    }

    private void words(String text, StringBuilder result) {
        var words = WORD.matcher(text);
        int from = 0;
        while (words.find()) {
            result.append(text, from, words.start());
            var word = words.group();
            result.append(staysLatin(word, text, words.start(), words.end()) ? word : letters(word));
            from = words.end();
        }
        result.append(text, from, text.length());
    }

    private boolean staysLatin(String word, String text, int start, int end) {
        var besideDigit = start > 0 && Character.isDigit(text.charAt(start - 1))
                || end < text.length() && Character.isDigit(text.charAt(end));
        return besideDigit
                || FOREIGN.matcher(word).matches()
                || latinWords.contains(word)
                || word.length() > 1 && ROMAN.matcher(word).matches()
                || "IVX".contains(word) && word.length() == 1 && !word.equals("I");
    }

    private String letters(String word) {
        var split = splitDigraphs.stream().anyMatch(word.toLowerCase(Locale.ROOT)::startsWith);
        var result = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            var pair = i + 1 < word.length() ? word.substring(i, i + 2) : "";
            var digraph = split ? '\0' : digraph(pair);
            if (digraph != '\0') {
                result.append(digraph);
                i++;
            } else {
                result.append(TO_CYRILLIC.getOrDefault(word.charAt(i), word.charAt(i)));
            }
        }
        return result.toString();
    }

    private static char digraph(String pair) {
        return switch (pair) {
            case "lj" -> 'љ';
            case "nj" -> 'њ';
            case "dž" -> 'џ';
            case "Lj", "LJ" -> 'Љ';
            case "Nj", "NJ" -> 'Њ';
            case "Dž", "DŽ" -> 'Џ';
            default -> '\0';
        };
    }

    String toLatin(String text) {
        var result = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            var latin = TO_LATIN.get(letter);
            var digraph = TO_LATIN.get(Character.toLowerCase(letter));
            if (latin != null) {
                result.append(latin);
            } else if (digraph != null) {
                result.append(capital(digraph, i + 1 < text.length() ? text.charAt(i + 1) : ' '));
            } else {
                result.append(letter);
            }
        }
        return result.toString();
    }

    private static String capital(String digraph, char next) {
        return Character.isUpperCase(next)
                ? digraph.toUpperCase(Locale.ROOT)
                : digraph.substring(0, 1).toUpperCase(Locale.ROOT) + digraph.substring(1);
    }
}
