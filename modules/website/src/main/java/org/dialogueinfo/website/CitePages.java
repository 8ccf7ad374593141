package org.dialogueinfo.website;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Citations lead to what they cite, as it was in the release that they name. */
@Controller
class CitePages {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private final Memory memory;
    private final Vocabulary vocabulary;
    private final AgreementViews views;
    private final Clock clock;
    private final String baseUrl;

    CitePages(
            Memory memory,
            Vocabulary vocabulary,
            AgreementViews views,
            Clock clock,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.memory = memory;
        this.vocabulary = vocabulary;
        this.views = views;
        this.clock = clock;
        this.baseUrl = baseUrl;
    }

    @GetMapping("/cite/{*reference}")
    String open(@PathVariable String reference, jakarta.servlet.http.HttpServletRequest request) {
        var cite = Cite.read(reference).orElseThrow(NoSuchPage::new);
        if (title(cite, new ApiTexts(Rendering.EN, vocabulary)) == null) {
            throw new NoSuchPage();
        }
        return "redirect:" + cite.page(Renderings.of(request));
    }

    /** @param format {@code json}, {@code text} or {@code bibtex} */
    @GetMapping("/api/v1/cite/{*reference}")
    @ResponseBody
    ResponseEntity<?> cite(
            @PathVariable String reference,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(defaultValue = "json") String format) {
        var cite = Cite.read(reference).orElseThrow(() -> new NotInArchive(reference));
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var title = title(cite, say);
        if (title == null) {
            throw new NotInArchive(cite.toString());
        }
        var today = LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
        return switch (format) {
            case "text" -> plain(cite.text(title, baseUrl, today));
            case "bibtex" -> plain(cite.bibtex(title, baseUrl, today));
            case "json" -> ResponseEntity.ok(view(cite, title, say, today));
            default ->
                throw new IllegalArgumentException("A citation is json, text or bibtex, not '%s'".formatted(format));
        };
    }

    private static ResponseEntity<String> plain(String text) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", java.nio.charset.StandardCharsets.UTF_8))
                .body(text);
    }

    private @Nullable String title(Cite cite, ApiTexts say) {
        if (cite.meeting()) {
            return cite.number() != null
                    ? null
                    : memory.read(Meeting.class, cite.id(), axes(cite))
                            .map(it -> say.text(it.item().title()))
                            .orElse(null);
        }
        return memory.read(Agreement.class, cite.id(), axes(cite))
                .filter(it -> cite.number() == null
                        || it.item().provision(cite.number()).isPresent())
                .map(it -> say.text(it.item().title()))
                .orElse(null);
    }

    private Map<String, @Nullable Object> view(Cite cite, String title, ApiTexts say, LocalDate today) {
        var view = new LinkedHashMap<String, @Nullable Object>();
        view.put("reference", cite.toString());
        view.put("title", title);
        view.put("url", baseUrl + cite.page(say.rendering()));
        view.put("text", cite.text(title, baseUrl, today));
        view.put("bibtex", cite.bibtex(title, baseUrl, today));
        memory.read(Agreement.class, cite.id(), axes(cite)).ifPresent(it -> {
            view.put("revision", it.revision());
            view.put(
                    "item",
                    cite.number() == null
                            ? views.whole(it.item(), say)
                            : it.item()
                                    .provision(cite.number())
                                    .map(p -> views.provision(it.item(), p, say))
                                    .orElse(null));
        });
        return view;
    }

    private static Axes axes(Cite cite) {
        return new Axes(null, null, cite.release());
    }
}
