package org.dialogueinfo.roundtables;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Cyrillic;

/**
 * Brings the spellings of a name together: Cyrillic and Latin, with and without diacritics, and what Albanian, Serbian
 * and English make of the same sound ({@code Đorđević}, {@code Ђорђевић}, {@code Djordjevic}, {@code Gjorgjeviq}).
 */
final class Spelling {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final String[][] SOUNDS = {
        {"đ", "d"},
        {"dj", "d"},
        {"gj", "d"},
        {"dž", "d"},
        {"xh", "d"},
        {"dz", "d"},
        {"ł", "l"},
        {"ı", "i"},
        {"ø", "o"},
        {"sh", "s"},
        {"zh", "z"},
        {"tch", "c"},
        {"ch", "c"},
        {"q", "c"},
        {"x", "z"},
        {"y", "i"},
        {"w", "v"},
        {"ll", "l"},
        {"rr", "r"},
        {"th", "t"},
        {"dh", "d"}
    };

    private Spelling() {}

    /** The same for every spelling of a name, and for its words in another order. */
    static String key(String name) {
        return words(name).stream().map(Word::folded).sorted().collect(Collectors.joining(" "));
    }

    /** What a list of names is sorted by: as they are written, whatever the case, script and marks; nothing comes last. */
    static String order(String name) {
        var latin = Cyrillic.toLatin(name).toLowerCase(Locale.ROOT).replace('đ', 'd');
        var plain =
                MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
        return plain.isEmpty() ? "\uFFFF" : plain;
    }

    /** A text without differences of case, script and marks, its words one space apart. */
    static String folded(String text) {
        return words(text).stream().map(Word::folded).collect(Collectors.joining(" "));
    }

    /** The words of a text, with where they stand. */
    static List<Word> words(String text) {
        var words = new ArrayList<Word>();
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(new Word(matcher.start(), matcher.end(), matcher.group(), fold(matcher.group())));
        }
        return words;
    }

    static String fold(String word) {
        var latin = Cyrillic.toLatin(Normalizer.normalize(word, Normalizer.Form.NFC))
                .toLowerCase(Locale.ROOT);
        var sounds = Arrays.stream(SOUNDS)
                .reduce(latin, (text, pair) -> text.replace(pair[0], pair[1]), (one, other) -> other);
        var plain =
                MARKS.matcher(Normalizer.normalize(sounds, Normalizer.Form.NFD)).replaceAll("");
        return plain.replaceAll("(.)\\1+", "$1");
    }

    record Word(int start, int end, String text, String folded) {}
}
