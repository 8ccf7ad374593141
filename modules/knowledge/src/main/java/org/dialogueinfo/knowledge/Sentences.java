package org.dialogueinfo.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;

/** The archive's texts cut into sentences, each once. */
final class Sentences {

    private static final int SHORTEST = 20;

    private final Analyzers analyzers;
    private final Map<Language, Map<String, List<Sentence>>> cut = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Set<String>>> stems = new EnumMap<>(Language.class);

    Sentences(Analyzers analyzers) {
        this.analyzers = analyzers;
        for (var language : Language.values()) {
            cut.put(language, new ConcurrentHashMap<>());
            stems.put(language, new ConcurrentHashMap<>());
        }
    }

    /** A sentence with the stems it has. */
    record Sentence(String text, Set<String> stems) {

        long shares(Set<String> others) {
            return stems.stream().filter(others::contains).count();
        }
    }

    /** @param text one of the archive's: it is kept */
    List<Sentence> of(String text, Language language) {
        return Objects.requireNonNull(cut.get(language)).computeIfAbsent(text, it -> cut(it, language));
    }

    /** The stems of a whole text of the archive. */
    Set<String> stems(String text, Language language) {
        return Objects.requireNonNull(stems.get(language))
                .computeIfAbsent(text, it -> new HashSet<>(analyzers.stems(language, it)));
    }

    private List<Sentence> cut(String text, Language language) {
        var sentences = new ArrayList<Sentence>();
        var breaks = BreakIterator.getSentenceInstance(Rendering.of(language).locale());
        for (var paragraph : text.split("\\n")) {
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                var sentence = paragraph.substring(from, to).strip();
                if (sentence.length() > SHORTEST) {
                    sentences.add(new Sentence(sentence, new HashSet<>(analyzers.stems(language, sentence))));
                }
            }
        }
        return List.copyOf(sentences);
    }
}
