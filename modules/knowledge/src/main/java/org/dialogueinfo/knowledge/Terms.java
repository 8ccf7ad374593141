package org.dialogueinfo.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Language;

/** The glossary, for questions that ask what a word means and nothing else. */
final class Terms {

    private final Map<Language, Map<Set<String>, Entry>> terms = new HashMap<>();
    private final List<List<String>> openings;
    private final Index index;

    Terms(Index index) {
        this.index = index;
        openings = WordLists.read("meaning").values().stream()
                .flatMap(List::stream)
                .map(it -> List.of(it.split("-")))
                .sorted((one, other) -> other.size() - one.size())
                .toList();
        for (var language : Language.values()) {
            var mine = terms.computeIfAbsent(language, it -> new HashMap<>());
            for (var term : index.catalogue().terms()) {
                index.catalogue().names(term).in(language).orElse(List.of()).forEach(it -> {
                    var stems = index.stems(language, it);
                    if (!stems.isEmpty()) {
                        mine.putIfAbsent(stems, term);
                    }
                });
            }
        }
    }

    /** The term that the whole question asks for. */
    Optional<Entry> asked(Question question) {
        var words = question.words().stream().map(Word::surface).toList();
        return openings.stream()
                .filter(it ->
                        words.size() > it.size() && words.subList(0, it.size()).equals(it))
                .findFirst()
                .flatMap(it -> named(words.subList(it.size(), words.size())));
    }

    private Optional<Entry> named(List<String> words) {
        for (var language : Language.values()) {
            var stems = new HashSet<>(index.stems(language, String.join(" ", words)));
            var term = terms.getOrDefault(language, Map.of()).get(stems);
            if (term != null) {
                return Optional.of(term);
            }
        }
        return Optional.empty();
    }
}
