package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialogueinfo.kernel.Language;

/**
 * Tells the language of a text by its letters: naive Bayes over groups of three letters, learnt from the archive itself,
 * with the person's language as prior. Text is folded, so that missing diacritics do not mislead.
 */
final class Tongues {

    private static final double PRIOR = 0.6;
    private static final double SHARPNESS = 0.7;

    private final Map<Language, Map<String, Integer>> counts = new EnumMap<>(Language.class);
    private final Map<Language, Integer> totals = new EnumMap<>(Language.class);

    Tongues() {
        for (var language : Language.values()) {
            counts.put(language, new HashMap<>());
            totals.put(language, 0);
        }
    }

    void learn(Language language, List<String> words, int times) {
        var mine = Objects.requireNonNull(counts.get(language));
        for (var word : words) {
            for (var group : groups(word)) {
                mine.merge(group, times, Integer::sum);
                totals.merge(language, times, Integer::sum);
            }
        }
    }

    /** How likely each language is; the values add up to one. */
    Map<Language, Double> of(List<String> words, Language asked) {
        var likely = new EnumMap<Language, Double>(Language.class);
        var groups = words.stream().flatMap(it -> groups(it).stream()).toList();
        for (var language : Language.values()) {
            var mine = Objects.requireNonNull(counts.get(language));
            double total = Objects.requireNonNull(totals.get(language)) + 5000.0;
            double sum = 0;
            for (var group : groups) {
                sum += Math.log((mine.getOrDefault(group, 0) + 0.5) / total);
            }
            likely.put(language, sum * SHARPNESS + Math.log(language == asked ? PRIOR : (1 - PRIOR) / 2));
        }
        double most = likely.values().stream().mapToDouble(it -> it).max().orElse(0);
        likely.replaceAll((language, it) -> Math.exp(it - most));
        double all = likely.values().stream().mapToDouble(it -> it).sum();
        likely.replaceAll((language, it) -> it / all);
        return likely;
    }

    private static List<String> groups(String word) {
        var padded = " " + word + " ";
        var groups = new java.util.ArrayList<String>(padded.length());
        for (int i = 0; i + 3 <= padded.length(); i++) {
            groups.add(padded.substring(i, i + 3));
        }
        return groups;
    }
}
