package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Word.Form;

/** Reads what people type: its language, its words with their neighbours in spelling, its date, what it is after. */
final class QuestionReader {

    private static final int MOST_WORDS = 60;
    private static final double UNKNOWN = 0.8;
    private static final double SPOKEN_OF = 0.5;
    private static final double WAY = 0.2;

    private final Analyzers analyzers;
    private final StopWords stopWords;
    private final Tongues tongues;
    private final Spelling spelling;
    private final BiPredicate<Language, String> named;
    private final Intent.Words intents = Intents.WORDS;
    private final Intent.Patterns[] months = new Intent.Patterns[12];

    /** @param named whether a stem of the language is part of a name */
    QuestionReader(
            Analyzers analyzers,
            StopWords stopWords,
            Tongues tongues,
            Spelling spelling,
            BiPredicate<Language, String> named) {
        this.analyzers = analyzers;
        this.stopWords = stopWords;
        this.tongues = tongues;
        this.spelling = spelling;
        this.named = named;
        var lists = WordLists.read("months");
        for (int m = 0; m < 12; m++) {
            months[m] = Intent.Patterns.of(Objects.requireNonNull(lists.get(Integer.toString(m + 1))));
        }
        stopWords.all().forEach(it -> spelling.learn(it, 1));
        intents.all().forEach(it -> spelling.learn(it, 1));
    }

    Question read(String text, Language asked) {
        var surfaces = analyzers.words(text);
        if (surfaces.size() > MOST_WORDS) {
            surfaces = surfaces.subList(0, MOST_WORDS);
        }
        var tongue = tongues.of(surfaces, asked);
        var all = surfaces.stream().map(it -> word(it, tongue, asked)).toList();
        var reading = When.in(all, months);
        var words = new ArrayList<Word>();
        for (int i = 0; i < all.size(); i++) {
            if (!reading.words().contains(i)) {
                words.add(all.get(i));
            }
        }
        return new Question(text, tongue, List.copyOf(words), intents.of(all, tongue), reading.when());
    }

    private Word word(String surface, Map<Language, Double> tongue, Language asked) {
        var forms = List.of(new Form(surface, 1));
        var stop = stops(surface, tongue);
        if (stop) {
            return new Word(surface, forms, true, 0);
        }
        if (isNamed(surface)) {
            return new Word(surface, forms, false, stopWords.isWay(surface) ? WAY : SPOKEN_OF);
        }
        if (stopWords.contains(asked, surface)) {
            return new Word(surface, forms, true, 0);
        }
        if (spelling.knows(surface)) {
            return new Word(surface, forms, false, SPOKEN_OF);
        }
        var neighbours = spelling.neighbours(surface);
        if (!neighbours.isEmpty() && stops(neighbours.get(0).surface(), tongue)) {
            return new Word(surface, neighbours.subList(0, 1), true, 0);
        }
        var weight = surface.length() < 3 ? 0.3 : UNKNOWN;
        return new Word(surface, neighbours.isEmpty() ? forms : neighbours, false, weight);
    }

    private boolean isNamed(String surface) {
        for (var language : Language.values()) {
            var stem = analyzers.stem(language, surface);
            if (!stem.isEmpty() && named.test(language, stem)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is a stop word in the language the question is most likely in, or in any if it is very short. */
    private boolean stops(String word, Map<Language, Double> tongue) {
        for (var language : Language.values()) {
            if ((stopWords.contains(language, word) || stopWords.isGeneric(language, word))
                    && (tongue.getOrDefault(language, 0.0) > 0.25 || word.length() < 3)) {
                return true;
            }
        }
        return false;
    }
}
