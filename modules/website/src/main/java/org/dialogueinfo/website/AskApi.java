package org.dialogueinfo.website;

import java.util.List;
import java.util.Locale;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Knowledge;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions and their answers as JSON. */
@RestController
class AskApi {

    private final Knowledge knowledge;

    AskApi(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @GetMapping("/api/v1/ask")
    AnswerView ask(@RequestParam(defaultValue = "en") String lang, @RequestParam(defaultValue = "") String q) {
        var rendering = Rendering.of(lang);
        return AnswerView.of(knowledge.ask(q, rendering.language()), rendering);
    }

    @ExceptionHandler
    ErrorResponse handle(IllegalArgumentException e) {
        return ErrorResponse.create(e, HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    record AnswerView(
            String outcome,
            Rendering lang,
            String text,
            List<CitationView> citations,
            List<SuggestionView> suggestions) {

        static AnswerView of(Answer answer, Rendering rendering) {
            return new AnswerView(
                    answer.outcome().name().toLowerCase(Locale.ROOT),
                    rendering,
                    rendering.show(answer.text()),
                    answer.citations().stream()
                            .map(it -> new CitationView(
                                    it.id(),
                                    rendering.show(it.title()),
                                    rendering.show(it.quote()),
                                    "/%s/%s".formatted(rendering.path(), it.page()),
                                    it.source(),
                                    it.sourceUrl().isEmpty() ? null : it.sourceUrl(),
                                    it.date(),
                                    it.status() == null ? null : new StatusView(it.status(), it.asOf())))
                            .toList(),
                    answer.suggestions().stream()
                            .map(it -> new SuggestionView(it.id(), rendering.show(it.title())))
                            .toList());
        }
    }

    /** @param url the page of the archive; sourceUrl is where the source itself is found, if it is on the web */
    record CitationView(
            String id,
            String title,
            String quote,
            String url,
            String source,
            @Nullable String sourceUrl,
            @Nullable String date,
            @Nullable StatusView status) {}

    record StatusView(String value, @Nullable String asOf) {}

    record SuggestionView(String id, String title) {}
}
