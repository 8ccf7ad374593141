package org.dialogueinfo.conversation;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.conversation.GuardedWords.Kind;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;

/**
 * Says whether a text holds nothing that quotes do not hold. Figures, dates, names and abbreviations must stand in them word
 * for word, names in the same order, a quantity with what it counts; any other word must stand in them or be one of the few
 * that only join words; negations and reservations must be kept. Letters are compared without diacritics and scripts. When
 * in doubt it says no: good texts are refused too. It does not see who does what to whom.
 */
class QuoteGuard {

    private static final Pattern MARKUP =
            Pattern.compile("[<>*_#`|\\\\\\[\\]{}@~^]|://|www\\.|[\\p{Cc}\\p{Cf}&&[^\n]]");
    private static final Pattern SENTENCE_ENDS = Pattern.compile("[.!?]\\p{Pf}?\"?$");
    private static final Pattern TOKEN =
            Pattern.compile("\\p{N}+(?:[.,:/]\\p{N}+)*\\p{L}*|\\p{L}[\\p{L}\\p{M}\\p{N}]*|[\\p{Sc}\\p{Sm}%‰°§&]");
    private static final Pattern BREAK = Pattern.compile("[.!?…\n]");
    private static final Pattern TOGETHER = Pattern.compile("[\\s'’–/-]*");
    private static final Pattern TOGETHER_WITH_FIGURES = Pattern.compile("[\\s'’–/.,-]*");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d\\d");
    private static final int FEWEST_WORDS = 4;

    private final GuardedWords words = new GuardedWords();

    boolean keepsTo(String text, String quotes, Language language) {
        return !text.equals(quotes.strip())
                && text.length() <= quotes.length()
                && !MARKUP.matcher(text).find()
                && SENTENCE_ENDS.matcher(text).find()
                && scripts(quotes).containsAll(scripts(text))
                && (quotes.contains("?") || !text.contains("?"))
                && new Comparison(tokens(text), tokens(quotes), language).holds();
    }

    /** @param before what stands between it and the token before */
    private record Token(String text, String folded, String before, boolean first) {

        boolean capital() {
            return text.codePoints().anyMatch(Character::isUpperCase);
        }

        /** Capitals that a sentence's beginning does not explain. */
        boolean abbreviation() {
            return text.codePoints().skip(1).anyMatch(Character::isUpperCase);
        }

        boolean figure() {
            return !Character.isLetter(text.codePointAt(0)) || text.codePoints().anyMatch(Character::isDigit);
        }
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        var all = Normalizer.normalize(text, Normalizer.Form.NFC);
        var matcher = TOKEN.matcher(all);
        var end = 0;
        while (matcher.find()) {
            var before = all.substring(end, matcher.start());
            var first = tokens.isEmpty() || BREAK.matcher(before).find();
            tokens.add(new Token(matcher.group(), fold(matcher.group()), before, first));
            end = matcher.end();
        }
        return tokens;
    }

    static String fold(String word) {
        var latin = Cyrillic.toLatin(word).toLowerCase(Locale.ROOT).replace("đ", "dj");
        return Normalizer.normalize(latin, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    }

    private static Set<UnicodeScript> scripts(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toSet());
    }

    private class Comparison {

        private final List<Token> said;
        private final List<Token> quoted;
        private final List<String> quotedWords;
        private final List<String> quotedSmall;
        private final Language language;

        Comparison(List<Token> said, List<Token> quoted, Language language) {
            this.said = said;
            this.quoted = quoted;
            this.language = language;
            this.quotedWords = quoted.stream().map(Token::folded).toList();
            this.quotedSmall = quoted.stream()
                    .filter(it -> !it.capital() && !dated(it))
                    .map(Token::folded)
                    .toList();
        }

        boolean holds() {
            return saysSomething() && keepsReservations() && addsNoWord() && keepsNamesAndFigures();
        }

        private boolean saysSomething() {
            return said.stream().filter(it -> !is(it, Kind.JOINING)).count() >= FEWEST_WORDS;
        }

        /** A negation dropped, added or moved to another sentence may turn what is said into its opposite. */
        private boolean keepsReservations() {
            return words.of(Kind.TURNING, language).stream().allMatch(it -> count(it, said) == count(it, quoted));
        }

        private static long count(String word, List<Token> in) {
            return in.stream().filter(it -> it.folded().equals(word)).count();
        }

        private boolean addsNoWord() {
            return said.stream().allMatch(it -> quotedWords.contains(it.folded()) || (!marked(it) && ordinary(it)));
        }

        /** Joins words, or is another form of a word that is no name. */
        private boolean ordinary(Token it) {
            return is(it, Kind.JOINING) || quotedSmall.stream().anyMatch(word -> sameStem(word, it.folded()));
        }

        private boolean is(Token it, Kind kind) {
            return words.of(kind, language).contains(it.folded());
        }

        /** A number, a month, a name or an abbreviation. */
        private boolean marked(Token it) {
            return dated(it) || it.abbreviation() || (it.capital() && !(it.first() && ordinary(it)));
        }

        private boolean dated(Token it) {
            return isNumber(it) || is(it, Kind.MONTH);
        }

        private boolean isNumber(Token it) {
            return it.figure() || is(it, Kind.NUMBER);
        }

        private boolean keepsNamesAndFigures() {
            var lastName = 0;
            for (var start = 0; start < said.size(); start++) {
                if (!marked(said.get(start))) {
                    continue;
                }
                var end = endOfRun(start);
                var run = said.subList(start, end);
                var named = run.stream().noneMatch(this::dated);
                var sought = said.subList(start, counts(run, end) ? end + 1 : end).stream()
                        .map(Token::folded)
                        .toList();
                var from = named ? lastName : 0;
                var found = Collections.indexOfSubList(quotedWords.subList(from, quotedWords.size()), sought);
                if (found < 0) {
                    return false;
                }
                if (named) {
                    lastName = from + found + sought.size();
                }
                start = end - 1;
            }
            return true;
        }

        private int endOfRun(int start) {
            var end = start + 1;
            while (end < said.size() && marked(said.get(end)) && together(said.get(end - 1), said.get(end))) {
                end++;
            }
            return end;
        }

        private boolean together(Token left, Token right) {
            return (dated(left) || dated(right) ? TOGETHER_WITH_FIGURES : TOGETHER)
                    .matcher(right.before())
                    .matches();
        }

        /** Whether it is a quantity, so that what follows it belongs to it: days, not months. */
        private boolean counts(List<Token> run, int end) {
            var last = run.get(run.size() - 1);
            return isNumber(last)
                    && !YEAR.matcher(last.text()).matches()
                    && end < said.size()
                    && !said.get(end).first();
        }
    }

    /** Whether three fifths of the longer one begin both. */
    private static boolean sameStem(String one, String other) {
        var shared = 0;
        while (shared < Math.min(one.length(), other.length()) && one.charAt(shared) == other.charAt(shared)) {
            shared++;
        }
        return shared >= 4 && 5 * shared >= 3 * Math.max(one.length(), other.length());
    }
}
