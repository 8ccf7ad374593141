package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.dialogueinfo.kernel.Language;

/** The words of each language that say nothing about a question's subject. */
final class StopWords {

    private final Map<Language, CharArraySet> words = new EnumMap<>(Language.class);
    private final Map<Language, CharArraySet> generic = new EnumMap<>(Language.class);
    private final Map<Language, CharArraySet> places = new EnumMap<>(Language.class);

    private final CharArraySet ways;

    StopWords() {
        var stopWords = WordLists.read("stop-words");
        var genericWords = WordLists.read("generic-words");
        var placeWords = WordLists.read("place-words");
        ways = set(placeWords.getOrDefault("ways", List.of()));
        for (var language : Language.values()) {
            words.put(language, set(stopWords.getOrDefault(language.code(), List.of())));
            places.put(language, set(placeWords.getOrDefault(language.code(), List.of())));
            generic.put(language, set(genericWords.getOrDefault(language.code(), List.of())));
        }
    }

    private static CharArraySet set(List<String> words) {
        return CharArraySet.unmodifiableSet(new CharArraySet(words, false));
    }

    /** Whether most questions may have it, so that it tells little by itself. */
    boolean isGeneric(Language language, String word) {
        return Objects.requireNonNull(generic.get(language)).contains(word);
    }

    /** Whether it is a place, which tells something beside other words but not alone. */
    boolean isPlace(Language language, String word) {
        return Objects.requireNonNull(places.get(language)).contains(word);
    }

    /** Whether it only says that one goes across, in any language. */
    boolean isWay(String word) {
        return ways.contains(word);
    }

    CharArraySet of(Language language) {
        return Objects.requireNonNull(words.get(language));
    }

    boolean contains(Language language, String word) {
        return of(language).contains(word);
    }

    /** All of them, for the spelling. */
    List<String> all() {
        return Stream.concat(words.values().stream(), generic.values().stream())
                .flatMap(it -> it.stream().map(word -> new String((char[]) word)))
                .distinct()
                .toList();
    }
}
