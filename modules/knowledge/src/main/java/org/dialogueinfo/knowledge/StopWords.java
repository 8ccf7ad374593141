package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.analysis.CharArraySet;
import org.dialogueinfo.kernel.Language;

/** The words of each language that say nothing about a question's subject. */
final class StopWords {

    private final Map<Language, CharArraySet> words = new EnumMap<>(Language.class);

    StopWords() {
        var lists = WordLists.read("stop-words");
        for (var language : Language.values()) {
            words.put(
                    language,
                    CharArraySet.unmodifiableSet(
                            new CharArraySet(lists.getOrDefault(language.code(), List.of()), false)));
        }
    }

    CharArraySet of(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    boolean contains(Language language, String word) {
        return of(language).contains(word);
    }

    /** All of them, for the spelling. */
    List<String> all() {
        return words.values().stream()
                .flatMap(it -> it.stream().map(word -> new String((char[]) word)))
                .distinct()
                .toList();
    }
}
