package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.dialogueinfo.kernel.Language;

/**
 * What things are called, per language: names, titles and the thesaurus. A question's words are looked up in all
 * languages, because a question in one may use a name from another; the likelier its language the more a match counts.
 */
final class Phrasebook {

    private static final double FULL_BONUS = 0.35;

    private static final double GENERIC = 0.12;
    private static final double PLACE = 0.4;
    private static final double TELLING = 0.62;
    private static final double BESIDE = 0.4;
    private static final double SURELY = 0.9;

    private final Analyzers analyzers;
    private final StopWords stopWords;
    private final Map<Language, Set<String>> generic = new EnumMap<>(Language.class);
    private final Map<Language, Set<String>> somewhere = new EnumMap<>(Language.class);
    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<Language, Map<String, List<Place>>> places = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Set<Integer>>> owners = new EnumMap<>(Language.class);
    private final Set<Integer> allOwners = new HashSet<>();
    private final List<Telling> telling = new ArrayList<>();

    Phrasebook(Analyzers analyzers, StopWords stopWords) {
        this.analyzers = analyzers;
        this.stopWords = stopWords;
        for (var language : Language.values()) {
            places.put(language, new HashMap<>());
            generic.put(language, new HashSet<>());
            somewhere.put(language, new HashSet<>());
            owners.put(language, new HashMap<>());
        }
    }

    /**
     * Says that something is called so.
     *
     * @param owner a number of the caller's
     * @param weight 1 for a name; less for a name that it shares with something likelier
     */
    void add(int owner, Language language, String text, double weight) {
        var surfaces = new ArrayList<String>();
        var stems = new ArrayList<String>();
        for (var word : analyzers.words(text)) {
            var stem = analyzers.stem(language, word);
            if (!stem.isEmpty() && !stems.contains(stem)) {
                surfaces.add(word);
                stems.add(stem);
                if (stopWords.isGeneric(language, word)) {
                    Objects.requireNonNull(generic.get(language)).add(stem);
                }
                if (stopWords.isPlace(language, word)) {
                    Objects.requireNonNull(somewhere.get(language)).add(stem);
                }
            }
        }
        if (surfaces.stream().allMatch(it -> stopWords.isGeneric(language, it))) {
            return;
        }
        var number = phrases.size();
        phrases.add(new Phrase(owner, language, surfaces, stems, weight, owner < 0 && asksWho(text)));
        allOwners.add(owner);
        for (int i = 0; i < stems.size(); i++) {
            Objects.requireNonNull(places.get(language))
                    .computeIfAbsent(stems.get(i), it -> new ArrayList<>())
                    .add(new Place(number, i));
            Objects.requireNonNull(owners.get(language))
                    .computeIfAbsent(stems.get(i), it -> new HashSet<>())
                    .add(owner);
        }
    }

    /** Says that nothing more is added: only now it is known how rare the words are. */
    void close() {
        for (var phrase : phrases) {
            telling.add(new Telling(
                    phrase.stems().stream()
                            .mapToDouble(it -> rarity(phrase.language(), it))
                            .toArray(),
                    isSomewhere(phrase)));
        }
    }

    private boolean asksWho(String text) {
        return analyzers.words(text).stream().anyMatch(it -> Intents.WORDS.matches(it, Intent.WHO));
    }

    /** How much a stem tells things apart: 1 for one that names a single thing, near 0 for one that names all. */
    double rarity(Language language, String stem) {
        if (Objects.requireNonNull(generic.get(language)).contains(stem)) {
            return GENERIC;
        }
        var named = Objects.requireNonNull(owners.get(language)).get(stem);
        if (named == null) {
            return 0;
        }
        double rarity = Math.log(1 + allOwners.size() / (double) named.size()) / Math.log(1 + allOwners.size());
        return Objects.requireNonNull(somewhere.get(language)).contains(stem) ? Math.min(PLACE, rarity) : rarity;
    }

    boolean knows(Language language, String stem) {
        return Objects.requireNonNull(owners.get(language)).containsKey(stem)
                && !Objects.requireNonNull(generic.get(language)).contains(stem);
    }

    /** What each owner has of the question. */
    Map<Integer, Evidence> match(Question question) {
        var touched = new HashMap<Integer, Hit[]>();
        var words = question.words();
        for (var little : List.of(false, true)) {
            for (int w = 0; w < words.size(); w++) {
                if (saysNothing(words.get(w), question)) {
                    continue;
                }
                for (var form : words.get(w).forms()) {
                    for (var language : Language.values()) {
                        touch(touched, w, form, language, question, little);
                    }
                }
            }
        }
        var evidence = new HashMap<Integer, Evidence>();
        var specific = new HashMap<Integer, Hit[]>(touched);
        specific.keySet().removeIf(it -> telling.get(it).somewhere());
        specific.forEach((number, hits) -> weigh(number, hits, words.size(), 1, evidence));
        var beside = tells(specific) ? BESIDE : 1;
        touched.keySet().removeAll(specific.keySet());
        touched.forEach((number, hits) -> weigh(number, hits, words.size(), beside, evidence));
        return evidence;
    }

    /** Whether it is a stop word of a language that the question surely is in, whatever it means in another. */
    private boolean saysNothing(Word word, Question question) {
        return word.stop()
                && question.tongue().entrySet().stream()
                        .anyMatch(it -> it.getValue() > SURELY && stopWords.contains(it.getKey(), word.surface()));
    }

    /** Whether a phrase says only where something is: the crossing, the north, the administrative line. */
    private boolean isSomewhere(Phrase phrase) {
        return phrase.stems().stream()
                .allMatch(it ->
                        Objects.requireNonNull(somewhere.get(phrase.language())).contains(it)
                                || Objects.requireNonNull(generic.get(phrase.language()))
                                        .contains(it));
    }

    /** Whether the question has a whole phrase that tells few things apart, so that a place beside it is only where. */
    private boolean tells(Map<Integer, Hit[]> specific) {
        return specific.entrySet().stream().anyMatch(it -> {
            var phrase = phrases.get(it.getKey());
            double telling = 0;
            for (int i = 0; i < it.getValue().length; i++) {
                var hit = it.getValue()[i];
                if (hit == null) {
                    return false;
                }
                telling = Math.max(telling, hit.rarity() * hit.weight());
            }
            return phrase.weight() * telling >= TELLING;
        });
    }

    /** @param beside whether to look for the words that tell little, which count only beside others */
    private void touch(
            Map<Integer, Hit[]> touched, int w, Word.Form form, Language language, Question question, boolean beside) {
        var stem = analyzers.stem(language, form.surface());
        if (stem.isEmpty()
                || beside != Objects.requireNonNull(generic.get(language)).contains(stem)) {
            return;
        }
        var rarity = rarity(language, stem);
        var likely = question.weight(language);
        for (var place : Objects.requireNonNull(places.get(language)).getOrDefault(stem, List.of())) {
            var phrase = phrases.get(place.phrase());
            if (phrase.who() && !question.is(Intent.WHO)) {
                continue;
            }
            var same = phrase.surfaces().get(place.token()).equals(form.surface());
            var weight = form.weight() * (same ? Math.max(likely, 0.9) : likely);
            var hits = beside
                    ? touched.get(place.phrase())
                    : touched.computeIfAbsent(
                            place.phrase(), it -> new Hit[phrase.stems().size()]);
            if (hits == null) {
                continue;
            }
            var before = hits[place.token()];
            if (before == null || before.weight() < weight) {
                hits[place.token()] = new Hit(w, weight, rarity);
            }
        }
    }

    private void weigh(int number, Hit[] hits, int words, double factor, Map<Integer, Evidence> all) {
        var phrase = phrases.get(number);
        var rarities = telling.get(number).rarities();
        double matched = 0;
        double whole = 0;
        int count = 0;
        for (int i = 0; i < hits.length; i++) {
            whole += rarities[i];
            if (hits[i] != null) {
                matched += rarities[i] * hits[i].weight();
                count++;
            }
        }
        var full = count == hits.length;
        var cover = matched / whole;
        var quality =
                factor * phrase.weight() * (full ? 0.6 + 0.4 * cover : count > 1 ? 0.25 + 0.6 * cover : 0.55 * cover);
        var evidence = all.computeIfAbsent(phrase.owner(), it -> new Evidence(words));
        for (var hit : hits) {
            if (hit != null) {
                evidence.add(hit.word(), hit.rarity() * hit.weight() * quality);
            }
        }
        if (full) {
            evidence.named(
                    factor * matched * phrase.weight() * (count > 1 ? 1 : 0.8),
                    count > 1 ? factor * FULL_BONUS * matched * phrase.weight() : 0);
        }
    }

    /** What one thing has of a question. */
    static final class Evidence {
        private final double[] byWord;
        private double named;
        private double bonus;

        Evidence(int words) {
            byWord = new double[words];
        }

        private void add(int word, double value) {
            byWord[word] = Math.max(byWord[word], value);
        }

        private void named(double matched, double extra) {
            named = Math.max(named, matched);
            bonus = Math.max(bonus, extra);
        }

        double word(int word) {
            return byWord[word];
        }

        /** Whether other evidence has as much of each word. */
        boolean within(IntToDoubleFunction other) {
            return IntStream.range(0, byWord.length).allMatch(it -> byWord[it] <= other.applyAsDouble(it));
        }

        double sum() {
            double sum = bonus;
            for (var it : byWord) {
                sum += it;
            }
            return sum;
        }

        /** The weight of the best phrase that the question has whole; 0 if there is none. */
        double named() {
            return named;
        }
    }

    /** @param who whether it names a subject only where one asks who: a president is none by himself */
    private record Phrase(
            int owner, Language language, List<String> surfaces, List<String> stems, double weight, boolean who) {}

    /**
     * How much a phrase tells.
     *
     * @param rarities of its stems
     * @param somewhere whether it says only where something is
     */
    private record Telling(double[] rarities, boolean somewhere) {}

    private record Place(int phrase, int token) {}

    private record Hit(int word, double weight, double rarity) {}
}
