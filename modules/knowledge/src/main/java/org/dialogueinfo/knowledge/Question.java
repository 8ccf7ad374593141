package org.dialogueinfo.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.kernel.Language;

/**
 * A question, read.
 *
 * @param tongue how likely it is in which language
 * @param words without those of its date
 */
record Question(String text, Map<Language, Double> tongue, List<Word> words, Set<Intent> intents, When when) {

    /** How much a match in the language counts. */
    double weight(Language language) {
        return Math.min(1, 0.45 + 1.6 * tongue.getOrDefault(language, 0.0));
    }

    /** The same without its date, where that is no feature of what is asked for. */
    Question undated() {
        return new Question(text, tongue, words, intents, When.NEVER);
    }

    boolean is(Intent intent) {
        return intents.contains(intent);
    }

    /** How many of its words could name a subject. */
    long subjects() {
        return words.stream().filter(it -> !it.stop()).count();
    }
}
