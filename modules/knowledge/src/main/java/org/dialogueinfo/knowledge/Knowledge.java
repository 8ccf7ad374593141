package org.dialogueinfo.knowledge;

import java.time.Instant;
import java.util.List;
import org.dialogueinfo.kernel.Language;
import org.jspecify.annotations.Nullable;

/** Answers questions from the archive alone. */
public interface Knowledge {

    /**
     * Answers in the asked language, whatever language or script the question is in. Never fails for what is typed: a
     * blank or unintelligible question has the outcome {@code NONE}.
     */
    default Answer ask(String question, Language language) {
        return ask(question, language, Context.NONE);
    }

    /**
     * Answers a question that may go on about what was answered before ("and is it implemented?"). The context is heeded
     * for ten minutes, and only if the question names nothing itself.
     */
    Answer ask(String question, Language language, Context context);

    /** The best matches for a search page, best first. */
    List<Hit> search(String query, Language language, int limit);

    /**
     * What was talked about last, with one person.
     *
     * @param item the id that the last answer cited; null if there was none
     * @param at when that was
     */
    record Context(@Nullable String item, Instant at) {
        public static final Context NONE = new Context(null, Instant.EPOCH);
    }

    /**
     * @param kind why it is what it is
     * @param text what is quoted, or the sentence that says why there is no answer
     * @param citations what the answer rests on, the main item first
     * @param suggestions the candidates of a choice, the nearest topics when there is no answer, or what comes close to
     *     the one that was answered; the likeliest first
     */
    record Answer(
            Outcome outcome,
            Kind kind,
            Language lang,
            String text,
            List<Citation> citations,
            List<Suggestion> suggestions) {}

    enum Outcome {
        ANSWER,
        CHOICE,
        NONE
    }

    /** What kind of reply an answer is; the last three have the outcome {@code NONE}. */
    enum Kind {
        /** Words of the archive. */
        QUOTE,
        /** Several items may be meant. */
        ASKING_BACK,
        /** A greeting, thanks, baiting: the reply is complete, nothing was asked that the archive could know. */
        SMALL_TALK,
        /** The archive knows the subject, and knows that it holds nothing of the kind; the reply says so by name. */
        NEAR_TOPIC,
        /** The archive may lack it: a question for the editors. */
        NOTHING_FOUND
    }

    /**
     * @param kind {@code agreement}, {@code meeting}, {@code situation} or {@code term}
     * @param id the item's id
     * @param quote words of the archive, unchanged
     * @param source title and publisher of the first source
     * @param sourceUrl its address, or an empty text
     * @param date when it was, as finely as is known; null if it is not
     * @param status how far it is implemented, as a code such as {@code partially-implemented}; for a meeting whether it
     *     was held
     * @param asOf as of when that is so
     */
    record Citation(
            String kind,
            String id,
            String title,
            String quote,
            String source,
            String sourceUrl,
            @Nullable String date,
            @Nullable String status,
            @Nullable String asOf) {

        /** The page of the archive that shows it, below the address of a language; a provision is on its agreement's. */
        public String page() {
            return Entry.page(kind, id);
        }
    }

    record Suggestion(String kind, String id, String title) {}

    record Hit(String kind, String id, String title, String excerpt) {}
}
