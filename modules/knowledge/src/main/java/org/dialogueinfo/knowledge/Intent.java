package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

        private final Map<Intent, Patterns> patterns = new EnumMap<>(Intent.class);

        Words() {
            var lists = WordLists.read("intents");
            for (var intent : values()) {
                patterns.put(
                        intent, Patterns.of(lists.getOrDefault(intent.name().toLowerCase(Locale.ROOT), List.of())));
            }
        }

        Set<Intent> of(List<Word> words) {
            var found = EnumSet.noneOf(Intent.class);
            patterns.forEach((intent, them) -> {
                if (words.stream().anyMatch(them::match)) {
                    found.add(intent);
                }
            });
            return found;
        }

        boolean isOnly(Word word, Intent intent) {
            return patterns.getOrDefault(intent, Patterns.of(List.of())).match(word);
        }

        boolean matches(String surface, Intent intent) {
            return patterns.getOrDefault(intent, Patterns.of(List.of())).match(surface);
        }

        Set<String> all() {
            var all = new HashSet<String>();
            patterns.values().forEach(it -> all.addAll(it.whole()));
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
