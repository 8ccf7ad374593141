package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Language;

/** What a question is after, told by single words. */
enum Intent {
    MEETING,
    FIRST,
    LAST,
    NEXT,
    STATUS,
    NOW,
    KNOWN,
    HAPPENED,
    AGREED,
    DEAL,
    WHY,
    DISPUTE,
    CHANGE,
    WHEN,
    SIGNED,
    WHO,
    DEFINE,
    LIST,
    DETAIL,
    PRONOUN,
    SAYS,
    KOSOVO,
    SERBIA,
    EUROPE;

    /** The words of {@code intents.properties}. */
    static final class Words {

        private static final double LIKELY = 0.5;

        private final Map<Intent, Patterns> patterns = new EnumMap<>(Intent.class);
        private final Map<Intent, Map<Language, Patterns>> own = new EnumMap<>(Intent.class);

        Words() {
            var lists = WordLists.read("intents");
            for (var intent : values()) {
                var words = lists.getOrDefault(intent.name().toLowerCase(Locale.ROOT), List.of());
                patterns.put(
                        intent,
                        Patterns.of(
                                words.stream().filter(it -> !it.contains("/")).toList()));
                own.put(intent, new EnumMap<>(Language.class));
                for (var language : Language.values()) {
                    var mark = language.code() + "/";
                    var theirs = words.stream()
                            .filter(it -> it.startsWith(mark))
                            .map(it -> it.substring(mark.length()))
                            .toList();
                    if (!theirs.isEmpty()) {
                        Objects.requireNonNull(own.get(intent)).put(language, Patterns.of(theirs));
                    }
                }
            }
        }

        /** @param tongue how likely the words are in which language */
        Set<Intent> of(List<Word> words, Map<Language, Double> tongue) {
            var found = EnumSet.noneOf(Intent.class);
            for (var intent : values()) {
                var mine = Stream.concat(
                                Stream.of(Objects.requireNonNull(patterns.get(intent))),
                                Objects.requireNonNull(own.get(intent)).entrySet().stream()
                                        .filter(it -> tongue.getOrDefault(it.getKey(), 0.0) > LIKELY)
                                        .map(Map.Entry::getValue))
                        .toList();
                if (words.stream().anyMatch(word -> mine.stream().anyMatch(it -> it.match(word)))) {
                    found.add(intent);
                }
            }
            return found;
        }

        /** Whether the word may say so, in whatever language. */
        boolean isOnly(Word word, Intent intent) {
            return Objects.requireNonNull(patterns.get(intent)).match(word)
                    || Objects.requireNonNull(own.get(intent)).values().stream().anyMatch(it -> it.match(word));
        }

        /** Whether it says what is asked of a subject, and not which. */
        boolean know(Word word) {
            return Stream.of(values()).anyMatch(it -> isOnly(word, it));
        }

        boolean matches(String surface, Intent intent) {
            return Objects.requireNonNull(patterns.get(intent)).match(surface);
        }

        Set<String> all() {
            var all = new HashSet<String>();
            patterns.values().forEach(it -> all.addAll(it.whole()));
            own.values().forEach(them -> them.values().forEach(it -> all.addAll(it.whole())));
            return all;
        }
    }

    /** Words and beginnings of words. */
    record Patterns(Set<String> whole, List<String> beginnings) {

        static Patterns of(List<String> list) {
            var whole = new HashSet<String>();
            var beginnings = new java.util.ArrayList<String>();
            for (var word : list) {
                if (word.endsWith("*")) {
                    beginnings.add(word.substring(0, word.length() - 1));
                } else {
                    whole.add(word);
                }
            }
            return new Patterns(Set.copyOf(whole), List.copyOf(beginnings));
        }

        boolean match(Word word) {
            return match(word.surface())
                    || word.forms().stream().anyMatch(it -> it.weight() > 0.8 && match(it.surface()));
        }

        boolean match(String surface) {
            return whole.contains(surface) || beginnings.stream().anyMatch(surface::startsWith);
        }
    }
}
