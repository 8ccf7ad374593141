package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.dialogueinfo.kernel.Language;

/** Names of things by the beginnings of their words. */
final class Completions {

    private final List<Name> names = new ArrayList<>();
    private final NavigableMap<String, Set<Integer>> byWord = new TreeMap<>();

    Completions(Shelves shelves, Catalogue catalogue, Analyzers analyzers) {
        for (int number = 0; number < shelves.entries().size(); number++) {
            var entry = shelves.entries().get(number);
            for (var language : Language.values()) {
                var called = new LinkedHashSet<String>();
                entry.title().in(language).ifPresent(called::add);
                called.addAll(catalogue.names(entry).in(language).orElse(List.of()));
                for (var name : called) {
                    learn(new Name(number, language, analyzers.words(name)));
                }
            }
        }
    }

    private void learn(Name name) {
        names.add(name);
        name.words()
                .forEach(it -> byWord.computeIfAbsent(it, word -> new LinkedHashSet<>())
                        .add(names.size() - 1));
    }

    /** Those with a name in which every word begins a word: names that begin so first, in the language first. */
    List<Integer> of(List<String> beginnings, Language language, int limit) {
        if (beginnings.isEmpty()) {
            return List.of();
        }
        var last = beginnings.get(beginnings.size() - 1);
        var best = new TreeMap<Integer, Integer>();
        for (var places : byWord.subMap(last, last + Character.MAX_VALUE).values()) {
            for (var place : places) {
                var name = names.get(place);
                if (beginnings.stream().allMatch(name::hasBeginning)) {
                    best.merge(name.entry(), name.rank(beginnings.get(0), language), Math::min);
                }
            }
        }
        return best.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Name(int entry, Language language, List<String> words) {

        boolean hasBeginning(String beginning) {
            return words.stream().anyMatch(it -> it.startsWith(beginning));
        }

        int rank(String first, Language wanted) {
            return (language == wanted ? 0 : 2) + (words.get(0).startsWith(first) ? 0 : 1);
        }
    }
}
