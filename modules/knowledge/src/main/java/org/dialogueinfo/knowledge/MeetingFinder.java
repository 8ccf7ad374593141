package org.dialogueinfo.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.dialogueinfo.knowledge.Ranking.Ranked;

/** Finds the meetings that a question means by its time, place, people, level and subject. */
final class MeetingFinder {

    private static final double MOST_UNKNOWN = 0.5;
    private static final double LITTLE = 0.35;

    private final List<Entry> meetings;
    private final List<Entry> agreements;
    private final Set<String> features = new HashSet<>();
    private final Map<String, Intent.Patterns> named = new java.util.HashMap<>();

    MeetingFinder(Catalogue catalogue) {
        meetings = catalogue.entries().stream().filter(Entry::isMeeting).toList();
        agreements = catalogue.entries().stream().filter(it -> !it.isMeeting()).toList();
        meetings.forEach(it -> features.addAll(it.people()));
        WordLists.read("levels").forEach((level, words) -> named.put("l:" + level, Intent.Patterns.of(words)));
        WordLists.read("countries")
                .forEach((country, words) -> named.put("c:" + country.replace('-', ' '), Intent.Patterns.of(words)));
    }

    /** @param sure whether the first is meant alone; if not, all of them may be */
    record Found(List<Entry> meetings, boolean sure, boolean nothingAnnounced) {
        static final Found NONE = new Found(List.of(), false, false);
    }

    Found find(Question question, Ranked ranked, LocalDate today) {
        var named = question.is(Intent.MEETING);
        if (named && calledSo(question, ranked)) {
            return Found.NONE;
        }
        var asked = new ArrayList<Set<String>>();
        var names = new HashSet<Integer>();
        double unknown = 0;
        double all = 0;
        for (int w = 0; w < question.words().size(); w++) {
            var word = question.words().get(w);
            if (isMeetingWord(word)) {
                names.add(w);
            }
            var meant = features(word);
            if (!meant.isEmpty()) {
                asked.add(meant);
                names.add(w);
                all += 1;
            } else if (!word.stop() && !isMeetingWord(word)) {
                var covered = covered(ranked, w);
                all += covered || word.weight() < 0.6 ? 1 : word.weight();
                unknown += covered || word.weight() < 0.6 ? 0 : word.weight();
            }
        }
        var subject = Subject.of(ranked, question, names);
        if (!named && (unknown > 0 || subject.best() > LITTLE || !narrows(question, asked))) {
            return Found.NONE;
        }
        var superlative = question.is(Intent.FIRST) || question.is(Intent.LAST) || question.is(Intent.NEXT);
        if (all > 0 && unknown / all > MOST_UNKNOWN && (!superlative || unknown > 1)) {
            return Found.NONE;
        }
        if (question.is(Intent.NEXT)) {
            return next(today);
        }
        var matching = matching(question, asked);
        return named || question.is(Intent.FIRST) || question.is(Intent.LAST)
                ? pick(question, matching, asked, subject, today)
                : happened(question, matching, asked, ranked);
    }

    /** Whether people and a time say what is meant, although no word says that it is a meeting: two people, or when. */
    private static boolean narrows(Question question, List<Set<String>> asked) {
        long people = asked.stream()
                .filter(any -> any.stream().anyMatch(it -> it.startsWith("p:")))
                .count();
        return people > 1
                || people == 1 && question.when().isNamed()
                || question.when().month() != null;
    }

    /** What people did or what happened then: the agreement that was made, where one is asked for, else the meetings. */
    private Found happened(Question question, List<Entry> matching, List<Set<String>> asked, Ranked ranked) {
        var made = question.when().month() == null
                ? List.<Entry>of()
                : agreements.stream()
                        .filter(it -> it.dates().stream()
                                .anyMatch(date -> Integer.valueOf(date.year()).equals(it.year())
                                        && question.when().matches(date)))
                        .toList();
        var best = ranked.candidates().stream()
                .filter(it -> !it.entry().isMeeting())
                .findFirst();
        if (best.filter(it -> made.contains(it.entry()))
                .filter(it -> it.names() > 0
                        || !question.is(Intent.HAPPENED) && (question.is(Intent.DEAL) || asked.isEmpty()))
                .isPresent()) {
            return new Found(
                    Stream.concat(best.stream().map(Candidate::entry), matching.stream())
                            .toList(),
                    true,
                    false);
        }
        if (question.when().month() == null
                && matching.stream()
                        .anyMatch(it -> best.filter(
                                        one -> it.about().contains(one.entry().id()))
                                .isPresent())) {
            return Found.NONE;
        }
        var newest = matching.stream()
                .sorted(Comparator.comparing((Entry it) ->
                                made.stream().anyMatch(one -> it.about().contains(one.id())))
                        .thenComparing(it -> it.dates().get(0))
                        .reversed())
                .toList();
        return newest.isEmpty()
                ? new Found(made, made.size() == 1, false)
                : new Found(Stream.concat(newest.stream(), made.stream()).toList(), newest.size() == 1, false);
    }

    /** Whether the question asks for meetings, and all that the evidence has of it are their people, places and levels. */
    boolean asksBy(Question question, Phrasebook.Evidence evidence) {
        if (!question.is(Intent.MEETING)
                && !narrows(
                        question, question.words().stream().map(this::features).toList())) {
            return false;
        }
        for (int w = 0; w < question.words().size(); w++) {
            var word = question.words().get(w);
            if (evidence.word(w) > 0 && features(word).isEmpty() && !isMeetingWord(word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the word for a meeting is part of an agreement's name, as in regional meetings. */
    private static boolean calledSo(Question question, Ranked ranked) {
        return ranked.candidates().stream()
                .limit(3)
                .filter(it -> !it.entry().isMeeting() && it.named() > 0.5)
                .anyMatch(it -> {
                    for (int w = 0; w < question.words().size(); w++) {
                        if (it.word(w) > 0.4
                                && Intents.WORDS.isOnly(question.words().get(w), Intent.MEETING)) {
                            return true;
                        }
                    }
                    return false;
                });
    }

    private static boolean isMeetingWord(Word word) {
        return Intents.WORDS.isOnly(word, Intent.MEETING)
                || Intents.WORDS.isOnly(word, Intent.FIRST)
                || Intents.WORDS.isOnly(word, Intent.LAST)
                || Intents.WORDS.isOnly(word, Intent.NEXT);
    }

    private static boolean covered(Ranked ranked, int word) {
        return ranked.candidates().stream().limit(6).anyMatch(it -> it.word(word) > 0.2);
    }

    private Found next(LocalDate today) {
        var announced = meetings.stream()
                .filter(it -> "announced".equals(it.facts().status()))
                .filter(it -> !it.dates().get(0).last().isBefore(today))
                .sorted(Comparator.comparing((Entry it) -> it.dates().get(0)))
                .toList();
        return announced.isEmpty() ? new Found(latest(today), false, true) : new Found(announced, true, false);
    }

    private List<Entry> latest(LocalDate today) {
        return held(meetings, today).stream().limit(4).toList();
    }

    private static List<Entry> held(List<Entry> meetings, LocalDate today) {
        return meetings.stream()
                .filter(it -> "held".equals(it.facts().status()))
                .filter(it -> !it.dates().get(0).first().isAfter(today))
                .sorted(Comparator.comparing((Entry it) -> it.dates().get(0)).reversed())
                .toList();
    }

    private List<Entry> matching(Question question, List<Set<String>> asked) {
        return meetings.stream()
                .filter(it -> asked.stream().allMatch(any -> any.stream().anyMatch(it.people()::contains)))
                .filter(it -> !question.when().isNamed() || it.dates().stream().anyMatch(question.when()::matches))
                .toList();
    }

    private Found pick(
            Question question, List<Entry> matching, List<Set<String>> asked, Subject about, LocalDate today) {
        var scores = new java.util.HashMap<String, Double>();
        matching.forEach(it -> scores.put(it.id(), about.score(it)));
        double most = scores.values().stream().mapToDouble(it -> it).max().orElse(0);
        var subject = most >= 0.5;
        var relevant = matching.stream()
                .filter(it -> !subject || scores.getOrDefault(it.id(), 0.0) >= 0.6 * most)
                .toList();
        if (question.is(Intent.FIRST) || question.is(Intent.LAST)) {
            var held = new ArrayList<>(held(relevant, today));
            if (question.is(Intent.FIRST)) {
                java.util.Collections.reverse(held);
            }
            return new Found(held, !held.isEmpty(), false);
        }
        var found = relevant.stream()
                .sorted(Comparator.comparing((Entry it) -> subject ? scores.getOrDefault(it.id(), 0.0) : 0)
                        .thenComparing(it -> it.dates().get(0))
                        .reversed())
                .toList();
        var restricted = !asked.isEmpty() || question.when().isNamed() || subject;
        if (!restricted && question.subjects() > 1) {
            return Found.NONE;
        }
        return new Found(found, found.size() == 1 || clear(found, scores), false);
    }

    private static boolean clear(List<Entry> found, Map<String, Double> scores) {
        return found.size() > 1
                && scores.getOrDefault(found.get(0).id(), 0.0) > 0.9
                && scores.getOrDefault(found.get(1).id(), 0.0)
                        < 0.6 * scores.getOrDefault(found.get(0).id(), 0.0);
    }

    /** What a question says beside the names, places and levels that were taken as filters. */
    private record Subject(Ranked ranked, Question question, Set<Integer> filters, double best) {

        static Subject of(Ranked ranked, Question question, Set<Integer> filters) {
            var subject = new Subject(ranked, question, filters, 0);
            double best = ranked.candidates().stream()
                    .filter(it -> !it.entry().isMeeting())
                    .mapToDouble(subject::names)
                    .max()
                    .orElse(0);
            return new Subject(ranked, question, filters, best);
        }

        double score(Entry meeting) {
            double score = 0;
            for (var candidate : ranked.candidates()) {
                double names = names(candidate);
                if (candidate.entry().id().equals(meeting.id())) {
                    score += names + 0.3 * candidate.spoken() / (candidate.spoken() + 8);
                } else if (meeting.about().contains(candidate.entry().id()) && names > 0.4 && names > 0.7 * best) {
                    score = Math.max(score, Math.min(1, names));
                }
            }
            return score;
        }

        private double names(Candidate candidate) {
            double sum = 0;
            for (int w = 0; w < question.words().size(); w++) {
                sum += filters.contains(w) ? 0 : candidate.word(w);
            }
            return sum;
        }
    }

    /** The surnames that a word may mean. */
    Set<String> people(Word word) {
        return features(word).stream()
                .filter(it -> it.startsWith("p:"))
                .map(it -> it.substring(2))
                .collect(Collectors.toSet());
    }

    /** The people, places and levels that a word may mean. */
    private Set<String> features(Word word) {
        var meant = new LinkedHashSet<String>();
        named.forEach((feature, patterns) -> {
            if (patterns.match(word)) {
                meant.add(feature);
            }
        });
        if (word.surface().length() >= 4 && !isMeetingWord(word)) {
            for (var feature : features) {
                if (feature.charAt(0) != 'l' && means(word.surface(), feature.substring(2))) {
                    meant.add(feature);
                }
            }
        }
        return meant;
    }

    /** Names are inflected and spelled by ear: what comes after them may differ, and one letter in long ones. */
    private static boolean means(String word, String name) {
        var stem = name.length() > 4 && "aeiou".indexOf(name.charAt(name.length() - 1)) >= 0
                ? name.substring(0, name.length() - 1)
                : name;
        if (name.length() == 3) { // Rim, Beč
            return word.startsWith(name) && word.length() <= 5;
        }
        if (stem.length() < 4 || word.length() > name.length() + 3) {
            return false;
        }
        if (word.startsWith(stem)) {
            return true;
        }
        return stem.length() >= 5 && word.length() >= stem.length() && Spelling.beginsAlmostWith(word, stem);
    }
}
