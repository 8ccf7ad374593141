package org.dialogueinfo.knowledge;

import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.jspecify.annotations.Nullable;

/** Searches all that the archive shows, for a page of results and while a person is still typing. */
public interface Search {

    /**
     * One page of what matches, best first, and the answer to the same words read as a question. Never fails for what is
     * typed: blank words find nothing.
     */
    Results search(Query query);

    /** What may be meant by the beginning of a name or, after those, by words of a text; never more than the limit. */
    List<Completion> complete(String typed, Rendering rendering, int limit);

    /**
     * @param rendering how titles and excerpts are shown
     * @param offset how many results come before the page
     * @param limit how many a page has
     */
    record Query(String words, Rendering rendering, Filter filter, int offset, int limit) {}

    /**
     * Which results: every part that is null does not restrict.
     *
     * @param kind {@code agreement}, {@code meeting}, {@code situation}, {@code term}, {@code op-ed}, {@code video},
     *     {@code campaign} or {@code event}
     * @param year the year something is filed under, or in which something happened to it
     * @param language only what is written in it
     * @param status a code such as {@code partially-implemented}, {@code superseded} or, for meetings, {@code held}
     * @param topic the id of a topic of the archive, such as {@code energy}
     */
    record Filter(
            @Nullable String kind,
            @Nullable Integer year,
            @Nullable Language language,
            @Nullable String status,
            @Nullable String topic) {
        public static final Filter NONE = new Filter(null, null, null, null, null);
    }

    /**
     * @param answer as {@link Knowledge#ask} gives it, not yet rendered
     * @param total how many match the filter, on all pages
     * @param didYouMean the words with the mistyped ones corrected, in the script they were typed in; null if none is
     *     unknown. What the corrected words find is among the results already
     */
    record Results(
            Answer answer,
            int total,
            List<Result> results,
            Counts counts,
            @Nullable String didYouMean) {}

    /** How many results each value of a part of the filter has while the other parts stay as they are. */
    record Counts(
            Map<String, Integer> kinds,
            Map<Integer, Integer> years,
            Map<Language, Integer> languages,
            Map<String, Integer> statuses,
            Map<String, Integer> topics) {}

    /**
     * @param page its address below that of the rendering
     * @param title as the rendering shows it, as is the excerpt
     * @param writtenIn the language that the title is written in, another one if it is missing in the rendering's
     * @param date when it was, as finely as is known
     * @param status its code, as in the filter
     * @param asOf as of when that is so
     */
    record Result(
            String kind,
            String id,
            String page,
            List<Piece> title,
            List<Piece> excerpt,
            Language writtenIn,
            @Nullable String date,
            @Nullable String status,
            @Nullable String asOf) {}

    /** A part of a text; all parts in a row are the text. */
    record Piece(String text, boolean matched) {}

    record Completion(String kind, String id, String page, List<Piece> title) {}
}
