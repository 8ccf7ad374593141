package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Search.Completion;
import org.dialogueinfo.knowledge.Search.Filter;
import org.dialogueinfo.knowledge.Search.Piece;
import org.dialogueinfo.knowledge.Search.Query;
import org.dialogueinfo.knowledge.Search.Result;
import org.dialogueinfo.knowledge.Search.Results;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of results, and what appears while one types. */
@ArchiveLoaded
class SearchTests {

    @Autowired
    Search search;

    @Autowired
    Knowledge knowledge;

    private Results search(String words, Rendering rendering, Filter filter) {
        return search.search(new Query(words, rendering, filter, 0, 20));
    }

    private Results search(String words, Rendering rendering) {
        return search(words, rendering, Filter.NONE);
    }

    @ParameterizedTest
    @CsvSource({"EN,diplomas", "SQ,diplomat", "SR,diplome", "SR_CYRL,дипломе"})
    void marksTheWordsThatMatchInEachRendering(Rendering rendering, String words) {
        var found = search(words, rendering);
        var first = found.results().get(0);
        assertThat(first.page()).isEqualTo("agreements/diplomas");
        assertThat(marked(first.title()))
                .isNotEmpty()
                .allMatch(it -> it.toLowerCase().startsWith(rendering == Rendering.SR_CYRL ? "диплом" : "diplom"));
        assertThat(marked(first.excerpt())).isNotEmpty();
        assertThat(found.answer()).isEqualTo(knowledge.ask(words, rendering.language()));
    }

    @ParameterizedTest
    @EnumSource(Rendering.class)
    void findsEveryKindOfThingThatTheArchiveShows(Rendering rendering) {
        var kinds = List.of("dialogue dijalog dialogu", "friends prijatelji miqtë", "animation video").stream()
                .flatMap(it -> search(it, rendering).counts().kinds().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(kinds).contains("agreement", "meeting", "term", "op-ed", "video", "campaign", "event");
        assertThat(search("registarske tablice targat plates", rendering)
                        .counts()
                        .kinds())
                .containsKey("situation");
    }

    @Test
    void restrictsToAFilterAndCountsWhatTheOthersWouldGive() {
        var all = search("police", Rendering.EN);
        var meetings = search("police", Rendering.EN, new Filter("meeting", null, null, null, null));
        assertThat(meetings.results()).isNotEmpty().allMatch(it -> it.kind().equals("meeting"));
        assertThat(meetings.total()).isEqualTo(all.counts().kinds().get("meeting"));
        assertThat(meetings.counts().kinds()).isEqualTo(all.counts().kinds());

        var year = all.counts().years().keySet().iterator().next();
        var ofTheYear = search("police", Rendering.EN, new Filter(null, year, null, null, null));
        assertThat(ofTheYear.total()).isEqualTo(all.counts().years().get(year));

        all.counts()
                .statuses()
                .forEach((status, count) -> assertThat(
                                search("police", Rendering.EN, new Filter(null, null, null, status, null))
                                        .results())
                        .hasSize(Math.min(count, 20))
                        .allMatch(it -> status.equals(it.status())));
        assertThat(search("police", Rendering.EN, new Filter(null, null, Language.SQ, null, null))
                        .total())
                .isEqualTo(all.counts().languages().get(Language.SQ));
        assertThat(all.counts().topics()).containsKey("justice");
        all.counts()
                .topics()
                .forEach((topic, count) -> assertThat(
                                search("police", Rendering.EN, new Filter(null, null, null, null, topic))
                                        .total())
                        .isEqualTo(count));
    }

    @Test
    void goesThroughAllPagesWithoutRepeatingAResult() {
        var all = search.search(new Query("agreement on police", Rendering.EN, Filter.NONE, 0, 1000));
        assertThat(all.results()).hasSize(all.total());
        var paged = new java.util.ArrayList<Result>();
        for (int offset = 0; offset < all.total(); offset += 7) {
            paged.addAll(search.search(new Query("agreement on police", Rendering.EN, Filter.NONE, offset, 7))
                    .results());
        }
        assertThat(paged).isEqualTo(all.results());
    }

    @ParameterizedTest
    @CsvSource({
        "EN,freedom of movment,freedom of movement",
        "SR,univerzitetske diplme,univerzitetske diplome",
        "SR_CYRL,универзитетске диплме,универзитетске дипломе"
    })
    void offersTheWordsThatWereMeant(Rendering rendering, String typed, String meant) {
        assertThat(search(typed, rendering).didYouMean()).isEqualToIgnoringCase(meant);
        assertThat(search(meant, rendering).didYouMean()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "EN,dipl,diplomas",
        "SQ,dip,diplomas",
        "SR,univ dipl,diplomas",
        "SR_CYRL,дипл,diplomas",
        "EN,zso,asm-principles"
    })
    void completesNamesWhileTheyAreTyped(Rendering rendering, String typed, String id) {
        assertThat(search.complete(typed, rendering, 8))
                .extracting(Completion::id)
                .contains(id);
    }

    @Test
    void completesWordsOfTextsAfterNames() {
        var completions = search.complete("homolog", Rendering.EN, 8);
        assertThat(search.complete("cust", Rendering.EN, 3)).hasSize(3);
        assertThat(completions).hasSizeLessThanOrEqualTo(8);
        assertThat(text(search.complete("custo", Rendering.EN, 1).get(0).title()))
                .containsIgnoringCase("custo");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "???", "\u0000", "😀", "<script>alert(1)</script>", "AND OR NOT *:*", "the", "\uD800"
            })
    void survivesWhateverIsTyped(String words) {
        for (var rendering : Rendering.values()) {
            assertThat(search(words, rendering).results()).hasSizeLessThanOrEqualTo(20);
            assertThat(search.complete(words, rendering, 8)).hasSizeLessThanOrEqualTo(8);
        }
        assertThat(search("", Rendering.EN).total()).isZero();
    }

    @Test
    void leavesNothingOfATextOut() {
        for (var text : List.of("", "one", "Dogovor o ZSO-u, 2013.", "ë ç – „x“ 🙂")) {
            assertThat(text(Marks.in(text, it -> it.length() > 1))).isEqualTo(text);
        }
    }

    private static String text(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    private static List<String> marked(List<Piece> pieces) {
        return pieces.stream().filter(Piece::matched).map(Piece::text).toList();
    }
}
