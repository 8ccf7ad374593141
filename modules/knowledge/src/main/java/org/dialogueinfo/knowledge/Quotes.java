package org.dialogueinfo.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.content.Agreement.SectionKey;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
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

    Quotes(Index index) {
        this.index = index;
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
        var sentences = sentences(shown(passage.text(), language), language);
        int best = 0;
        for (int i = 1; i < sentences.size(); i++) {
            if (overlap(sentences.get(i), stems, language) > overlap(sentences.get(best), stems, language)) {
                best = i;
            }
        }
        if (sentences.isEmpty()) {
            return new Quote("", passage);
        }
        var text = sentences.get(best);
        return withNext
                        && best + 1 < sentences.size()
                        && text.length() + sentences.get(best + 1).length() < LONG_ENOUGH
                ? new Quote(text + "\n" + sentences.get(best + 1), passage)
                : new Quote(text, passage);
    }

    private long overlap(String sentence, Set<String> stems, Language language) {
        return index.stems(language, sentence).stream().filter(stems::contains).count();
    }

    static List<String> sentences(String text, Language language) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Rendering.of(language).locale());
        for (var paragraph : text.split("\\n")) {
            breaks.setText(paragraph);
            int from = breaks.first();
            for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
                var sentence = paragraph.substring(from, to).strip();
                if (sentence.length() > 20) {
                    sentences.add(sentence);
                }
            }
        }
        return sentences;
    }

    static String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }
}
