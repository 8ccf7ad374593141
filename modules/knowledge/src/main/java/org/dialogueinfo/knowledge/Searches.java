package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Library.Edition;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.dialogueinfo.knowledge.Ranking.Ranked;
import org.springframework.stereotype.Service;

/** Searches all shelves with what was read of the words once: for the answer, for the results, for what they mark. */
@Service
class Searches implements Search {

    private static final double SPOKEN = 1.1;
    private static final double NAMED = 0.5;
    private static final double SAME_YEAR = 0.55;
    private static final int LONG_ENOUGH = 200;

    private final Library library;
    private final Answers answers;

    Searches(Library library, Answers answers) {
        this.library = library;
        this.answers = answers;
    }

    @Override
    public Results search(Query query) {
        var edition = library.now();
        var language = query.rendering().language();
        var question = answers.read(edition, query.words(), language);
        var ranked = Ranking.rank(edition.index(), question);
        var found = found(edition, question, ranked);
        var matching = found.stream().filter(Filtered.by(query.filter())).toList();
        var shown = matching.stream()
                .skip(Math.max(0, query.offset()))
                .limit(Math.max(0, query.limit()))
                .map(it -> shown(edition, it, question, query.rendering()))
                .toList();
        var answer = query.offset() == 0 && query.filter().equals(Filter.NONE)
                ? answers.ask(edition, question, ranked, language)
                : answers.answer(edition, question, ranked, language);
        return new Results(
                answer,
                matching.size(),
                shown,
                Filtered.counts(found, query.filter()),
                edition.written().corrected(question, language).orElse(null));
    }

    /** Everything that matches, best first. */
    private static List<Entry> found(Edition edition, Question question, Ranked ranked) {
        var entries = edition.shelves().entries();
        var having = edition.shelves().having(question);
        var scores = new HashMap<Integer, Double>();
        having.forEach((number, bm25) -> scores.put(number, SPOKEN * bm25 / (bm25 + 8)));
        for (var candidate : ranked.candidates()) {
            var number = edition.index().catalogue().number(candidate.entry().id());
            if (number != null && (scores.containsKey(number) || meant(candidate, question))) {
                scores.merge(number, candidate.score() - Ranking.spoken(candidate), Double::sum);
            }
        }
        if (question.when().isNamed()) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).dates().stream().anyMatch(question.when()::matches)
                        && (question.subjects() == 0 || scores.containsKey(i))) {
                    scores.merge(i, SAME_YEAR, Double::sum);
                }
            }
        }
        return scores.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Integer, Double> it) -> it.getValue())
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(it -> entries.get(it.getKey()))
                .toList();
    }

    private static boolean meant(Candidate candidate, Question question) {
        return candidate.named() >= NAMED
                && (!question.when().isNamed()
                        || candidate.entry().dates().stream().anyMatch(question.when()::matches));
    }

    private static Result shown(Edition edition, Entry entry, Question question, Rendering rendering) {
        var language = rendering.language();
        var title = entry.title().shownIn(language);
        var writtenIn = title.map(Localized.Shown::language).orElse(language);
        var stems = edition.index().stems(writtenIn, question);
        Predicate<String> matches = word -> stems.contains(edition.index()
                .analyzers()
                .stem(writtenIn, edition.index().analyzers().folded(word)));
        return new Result(
                entry.kind(),
                entry.id(),
                Entry.page(entry.kind(), entry.id()),
                Marks.in(rendering.show(title.map(Localized.Shown::value).orElse(entry.id())), matches),
                Marks.in(rendering.show(excerpt(edition, entry, stems, language)), matches),
                writtenIn,
                entry.facts().date(),
                entry.facts().status(),
                entry.facts().asOf());
    }

    /** The sentence that has most of the words, with the next one if both are short. */
    private static String excerpt(Edition edition, Entry entry, Set<String> stems, Language language) {
        var best = "";
        long most = -1;
        for (var passage : entry.passages()) {
            var sentences = edition.sentences().of(Quotes.shown(passage.text(), language), language);
            for (int i = 0; i < sentences.size(); i++) {
                var shared = sentences.get(i).shares(stems);
                if (shared > most) {
                    most = shared;
                    best = sentences.get(i).text();
                    if (i + 1 < sentences.size()
                            && best.length() + sentences.get(i + 1).text().length() < LONG_ENOUGH) {
                        best += " " + sentences.get(i + 1).text();
                    }
                }
            }
        }
        return best;
    }

    @Override
    public List<Completion> complete(String typed, Rendering rendering, int limit) {
        var edition = library.now();
        var words = edition.index().analyzers().words(typed.length() > 100 ? typed.substring(0, 100) : typed);
        var numbers = new ArrayList<Integer>(edition.completions().of(words, rendering.language(), Math.max(0, limit)));
        if (numbers.size() < limit && !words.isEmpty()) {
            edition.shelves().beginning(words, limit).stream()
                    .filter(it -> !numbers.contains(it))
                    .limit(limit - numbers.size())
                    .toList()
                    .forEach(numbers::add);
        }
        var typedWords = new HashSet<>(words);
        return numbers.stream()
                .map(edition.shelves().entries()::get)
                .map(it -> new Completion(
                        it.kind(),
                        it.id(),
                        Entry.page(it.kind(), it.id()),
                        Marks.in(
                                rendering.show(Quotes.shown(it.title(), rendering.language())),
                                word -> typedWords.stream()
                                        .anyMatch(edition.index().analyzers().folded(word)::startsWith))))
                .toList();
    }
}
