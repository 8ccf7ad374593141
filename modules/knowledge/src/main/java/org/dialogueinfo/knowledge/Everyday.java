package org.dialogueinfo.knowledge;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Library.Edition;

/**
 * The situation of life that follows an agreement.
 *
 * @param asked whether the question is about everyday life, so that the situation is cited and not only suggested
 */
record Everyday(Entry situation, boolean asked) {

    /** The situation that the agreement changed and that has most of the question. */
    static Optional<Everyday> of(Edition edition, Entry entry, Question question, Language language) {
        if (!entry.kind().equals("agreement")) {
            return Optional.empty();
        }
        var stems = edition.index().stems(language, question);
        return edition.index().catalogue().situations().stream()
                .filter(it -> it.about().contains(entry.id()))
                .map(it -> new Scored(it, shared(edition, it, stems, language)))
                .max(Comparator.comparingLong(Scored::shared))
                .map(it -> new Everyday(it.situation(), question.is(Intent.CHANGE)));
    }

    private static long shared(Edition edition, Entry situation, Set<String> stems, Language language) {
        return shared(edition, Quotes.shown(situation.title(), language), stems, language)
                + shared(edition, Quotes.shown(situation.passages().get(0).text(), language), stems, language);
    }

    private static long shared(Edition edition, String text, Set<String> stems, Language language) {
        return edition.sentences().stems(text, language).stream()
                .filter(stems::contains)
                .count();
    }

    private record Scored(Entry situation, long shared) {}
}
