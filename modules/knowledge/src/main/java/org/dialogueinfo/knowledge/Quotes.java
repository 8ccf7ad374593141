package org.dialogueinfo.knowledge;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.knowledge.Entry.Passage;

/** Chooses the one or two sentences of an item that answer a question best; never writes any. */
final class Quotes {

    private static final int LONG_ENOUGH = 260;
    private static final Map<Intent, SectionKey> SECTIONS = new LinkedHashMap<>();

    static {
        SECTIONS.put(Intent.DISPUTE, SectionKey.DISPUTED);
        SECTIONS.put(Intent.WHY, SectionKey.WHY);
        SECTIONS.put(Intent.WHO, SectionKey.WHAT);
        SECTIONS.put(Intent.STATUS, SectionKey.PROGRESS);
        SECTIONS.put(Intent.HAPPENED, SectionKey.PROGRESS);
        SECTIONS.put(Intent.AGREED, SectionKey.AGREED);
        SECTIONS.put(Intent.CHANGE, SectionKey.CHANGE);
        SECTIONS.put(Intent.WHEN, SectionKey.WHAT);
        SECTIONS.put(Intent.DEFINE, SectionKey.WHAT);
    }

    private final Index index;
    private final Sentences sentences;

    Quotes(Index index, Sentences sentences) {
        this.index = index;
        this.sentences = sentences;
    }

    record Quote(String text, Passage passage) {}

    Quote of(Entry entry, Question question, Language language) {
        var stems = index.stems(language, question);
        return said(entry, question)
                .or(() -> milestone(entry, question, stems, language))
                .or(() -> wanted(entry, question))
                .map(it -> it.section() == null && it.party() == null
                        ? new Quote(shown(it.text(), language), it)
                        : best(it, stems, language, true))
                .filter(it -> !it.text().isEmpty())
                .orElseGet(() -> lead(entry, stems, language));
    }

    /** What a side says of it, where the question asks that. */
    private static Optional<Passage> said(Entry entry, Question question) {
        if (!question.is(Intent.SAYS)) {
            return Optional.empty();
        }
        return entry.passages().stream()
                .filter(it -> it.party() == Claim.Party.KOSOVO && question.is(Intent.KOSOVO)
                        || it.party() == Claim.Party.SERBIA && question.is(Intent.SERBIA)
                        || it.party() == Claim.Party.EU && question.is(Intent.EUROPE))
                .findFirst();
    }

    /**
     * What happened on which day, where the question asks when: the one that has most of the question; if none has any, the
     * signing for a question after it, else the first. How far something is by now is not told by a single day.
     */
    private Optional<Passage> milestone(Entry entry, Question question, Set<String> stems, Language language) {
        if (!question.is(Intent.WHEN) || question.is(Intent.STATUS) || question.is(Intent.WHY)) {
            return Optional.empty();
        }
        var signed = question.is(Intent.SIGNED);
        return entry.milestones().stream()
                .filter(it -> !question.is(Intent.CHANGE) || overlap(shown(it.text(), language), stems, language) > 0)
                .max(Comparator.comparing((Passage it) -> signed && isSigning(it))
                        .thenComparing(it -> overlap(shown(it.text(), language), stems, language))
                        .thenComparing(it -> -entry.milestones().indexOf(it)));
    }

    private boolean isSigning(Passage milestone) {
        return index.analyzers().words(shown(milestone.text(), Language.EN)).stream()
                .anyMatch(it -> Intents.WORDS.matches(it, Intent.SIGNED));
    }

    private static Optional<Passage> wanted(Entry entry, Question question) {
        return SECTIONS.entrySet().stream()
                .filter(it -> question.is(it.getKey()))
                .map(it -> entry.section(it.getValue()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** What it is, in its shortest form, and the sentence that has most of the question. */
    private Quote lead(Entry entry, Set<String> stems, Language language) {
        var first = entry.passages().get(0);
        var summary = shown(first.text(), language);
        Quote most = null;
        long overlap = 0;
        for (var passage : entry.passages().subList(1, entry.passages().size())) {
            if (passage.isPart()) {
                var quote = best(passage, stems, language, false);
                var shared = overlap(quote.text(), stems, language);
                if (most == null || shared > overlap) {
                    most = quote;
                    overlap = shared;
                }
            }
        }
        return most == null || most.text().isEmpty()
                ? new Quote(summary, first)
                : new Quote(summary + "\n" + most.text(), most.passage());
    }

    private Quote best(Passage passage, Set<String> stems, Language language, boolean withNext) {
        var all = sentences.of(shown(passage.text(), language), language);
        if (all.isEmpty()) {
            return new Quote("", passage);
        }
        int best = 0;
        long most = all.get(0).shares(stems);
        for (int i = 1; i < all.size(); i++) {
            var shared = all.get(i).shares(stems);
            if (shared > most) {
                best = i;
                most = shared;
            }
        }
        var text = all.get(best).text();
        return withNext
                        && best + 1 < all.size()
                        && text.length() + all.get(best + 1).text().length() < LONG_ENOUGH
                ? new Quote(text + "\n" + all.get(best + 1).text(), passage)
                : new Quote(text, passage);
    }

    private long overlap(String sentence, Set<String> stems, Language language) {
        return sentences.stems(sentence, language).stream()
                .filter(stems::contains)
                .count();
    }

    static String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }
}
