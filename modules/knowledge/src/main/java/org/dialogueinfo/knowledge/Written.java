package org.dialogueinfo.knowledge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;

/** How folded words are written, with their diacritics and capitals, to show people what they may have meant. */
final class Written {

    private final Analyzers analyzers;
    private final Map<Language, Map<String, String>> forms = new EnumMap<>(Language.class);

    Written(Shelves shelves, Analyzers analyzers) {
        this.analyzers = analyzers;
        for (var language : Language.values()) {
            var counts = new HashMap<String, Map<String, Integer>>();
            for (var entry : shelves.entries()) {
                entry.title().in(language).ifPresent(it -> count(it, counts));
                entry.passages().forEach(passage -> passage.text().in(language).ifPresent(it -> count(it, counts)));
            }
            var mine = new HashMap<String, String>();
            counts.forEach((folded, written) -> written.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .ifPresent(it -> mine.put(folded, it.getKey())));
            forms.put(language, mine);
        }
    }

    private void count(String text, Map<String, Map<String, Integer>> counts) {
        Marks.in(text, it -> true).stream()
                .filter(Search.Piece::matched)
                .map(Search.Piece::text)
                .forEach(it -> counts.computeIfAbsent(analyzers.folded(it), word -> new HashMap<>())
                        .merge(it, 1, Integer::sum));
    }

    /** The words with the mistyped ones corrected; empty if none is, or none is known to have been meant. */
    Optional<String> corrected(Question question, Language language) {
        var corrections = new HashMap<String, String>();
        for (var word : question.words()) {
            var meant = word.forms().get(0);
            if (!word.stop() && !meant.surface().equals(word.surface())) {
                corrections.put(word.surface(), written(meant.surface(), language));
            }
        }
        return corrections.isEmpty()
                ? Optional.empty()
                : Optional.of(Marks.changed(question.text(), it -> {
                    var correction = corrections.get(analyzers.folded(it));
                    return correction == null ? it : isCyrillic(it) ? Cyrillic.of(correction) : correction;
                }));
    }

    private String written(String folded, Language language) {
        var mine = Objects.requireNonNull(forms.get(language)).get(folded);
        if (mine != null) {
            return mine;
        }
        return forms.values().stream()
                .map(it -> it.get(folded))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(folded);
    }

    private static boolean isCyrillic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
    }
}
