package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.knowledge.Phrasebook.Evidence;
import org.jspecify.annotations.Nullable;

/** Puts what could be meant in order, and measures how sure that is. */
final class Ranking {

    private static final double SPOKEN = 1.1;
    private static final double SPOKEN_MEETING = 0.45;
    private static final double PAST = 0.25;
    private static final double PAST_NOW = 0.5;
    private static final double SAME_YEAR = 0.55;
    private static final double OTHER_YEAR = -0.35;
    private static final double SAME_DATE = 0.9;
    private static final double SAME_MONTH = 0.4;

    private Ranking() {}

    static Ranked rank(Index index, Question question) {
        var catalogue = index.catalogue();
        var named = index.named(question);
        var spoken = index.spoken(question);
        var numbers = new HashSet<Integer>(spoken.keySet());
        named.keySet().stream().filter(it -> it >= 0).forEach(numbers::add);
        if (question.when().month() != null) {
            for (int i = 0; i < catalogue.entries().size(); i++) {
                if (catalogue.entry(i).dates().stream().anyMatch(question.when()::matches)) {
                    numbers.add(i);
                }
            }
        }
        double most = named.entrySet().stream()
                .filter(it -> it.getKey() >= 0 && !isPast(catalogue.entry(it.getKey())))
                .mapToDouble(it -> it.getValue().named())
                .max()
                .orElse(0);
        var candidates = new ArrayList<Candidate>();
        for (var number : numbers) {
            var entry = catalogue.entry(number);
            var evidence = named.get(number);
            var bm25 = spoken.getOrDefault(number, 0f);
            var score = (evidence == null ? 0 : evidence.sum())
                    + spoken(entry, bm25)
                    + inTime(entry, question.when())
                    - past(entry, question, evidence, most);
            candidates.add(new Candidate(entry, evidence, bm25, score));
        }
        candidates.sort(Comparator.comparing(Candidate::score)
                .reversed()
                .thenComparing(it -> it.entry().id()));
        return new Ranked(
                List.copyOf(candidates), near(catalogue, named, question), strange(index, question, candidates));
    }

    /** The words that the best candidate neither is called by nor speaks of. */
    private static Set<Integer> strange(Index index, Question question, List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return Set.of();
        }
        var best = candidates.get(0);
        var number = index.catalogue().number(best.entry().id());
        return IntStream.range(0, question.words().size())
                .filter(it -> !question.words().get(it).stop() && best.word(it) == 0)
                .filter(it -> !Intents.WORDS.know(question.words().get(it)))
                .filter(it ->
                        number != null && !index.says(number, question.words().get(it)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static double spoken(Entry entry, float bm25) {
        return (entry.isMeeting() ? SPOKEN_MEETING : SPOKEN) * bm25 / (bm25 + 8);
    }

    /** The part of its score that its text has. */
    static double spoken(Candidate candidate) {
        return spoken(candidate.entry(), candidate.spoken());
    }

    /**
     * What has been replaced is meant less often, unless its time is named or it is what is called so in the first place; and
     * least where one asks how it is now. A name shared with what holds now means that.
     */
    private static double past(Entry entry, Question question, @Nullable Evidence evidence, double most) {
        if (!isPast(entry) || question.when().isNamed()) {
            return 0;
        }
        if ((question.is(Intent.NOW) || question.is(Intent.CHANGE)) && !question.is(Intent.WHEN)) {
            return PAST_NOW;
        }
        return evidence != null && evidence.named() > most ? 0 : PAST;
    }

    private static boolean isPast(Entry entry) {
        return "superseded".equals(entry.facts().status());
    }

    private static double inTime(Entry entry, When when) {
        if (!when.isNamed() || entry.isMeeting()) {
            return when.month() != null && entry.dates().stream().anyMatch(when::matches) ? SAME_MONTH : 0;
        }
        var matched = entry.dates().stream().anyMatch(when::matches);
        if (when.day() != null && matched) {
            return SAME_DATE + (when.year() != null && when.year().equals(entry.year()) ? SAME_YEAR : 0);
        }
        if (when.year() == null) {
            return matched ? SAME_MONTH : 0;
        }
        var same = when.year().equals(entry.year());
        return (same ? SAME_YEAR : entry.year() == null ? 0 : matched ? 0 : OTHER_YEAR)
                + (when.month() != null && matched ? SAME_MONTH : 0);
    }

    private static List<Near> near(Catalogue catalogue, Map<Integer, Evidence> named, Question question) {
        var near = new ArrayList<Near>();
        named.forEach((number, evidence) -> {
            if (number < 0 && evidence.named() > 0) {
                near.add(new Near(catalogue.nearTopics().get(-1 - number), evidence));
            }
        });
        near.sort(Comparator.comparing((Near it) -> it.evidence().sum()).reversed());
        return List.copyOf(near);
    }

    /** @param evidence null if nothing of its names is in the question */
    record Candidate(Entry entry, @Nullable Evidence evidence, float spoken, double score) {

        double word(int word) {
            return evidence == null ? 0 : evidence.word(word);
        }

        double names() {
            return evidence == null ? 0 : evidence.sum();
        }

        double named() {
            return evidence == null ? 0 : evidence.named();
        }
    }

    /** A near topic of which the question has a whole phrase. */
    record Near(NearTopic topic, Evidence evidence) {}

    /** @param strange the words that the best candidate has nowhere */
    record Ranked(List<Candidate> candidates, List<Near> near, Set<Integer> strange) {}
}
