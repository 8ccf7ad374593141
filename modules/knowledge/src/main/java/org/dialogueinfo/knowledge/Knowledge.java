package org.dialogueinfo.knowledge;

import java.util.List;
import org.dialogueinfo.kernel.Language;

/** Answers questions from the archive alone. */
public interface Knowledge {

    /**
     * Answers in the asked language, whatever language or script the question is in. Never fails for what is typed: a
     * blank or unintelligible question has the outcome {@code NONE}.
     */
    Answer ask(String question, Language language);

    /** The best matches for a search page, best first. */
    List<Hit> search(String query, Language language, int limit);

    /**
     * @param text what is quoted, or the sentence that says why there is no answer
     * @param suggestions the candidates of a choice, or the nearest topics when there is no answer
     */
    record Answer(
            Outcome outcome, Language lang, String text, List<Citation> citations, List<Suggestion> suggestions) {}

    enum Outcome {
        ANSWER,
        CHOICE,
        NONE
    }

    /**
     * @param kind {@code agreement} or {@code meeting}
     * @param id the item's id
     * @param quote words of the archive, unchanged
     * @param source title and publisher of the first source
     * @param sourceUrl its address, or an empty text
     */
    record Citation(String kind, String id, String title, String quote, String source, String sourceUrl) {}

    record Suggestion(String kind, String id, String title) {}

    record Hit(String kind, String id, String title, String excerpt) {}
}
