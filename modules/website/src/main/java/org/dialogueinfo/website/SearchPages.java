package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.knowledge.Search;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The search page, its filters as links, and what is offered while somebody is still typing. */
@Controller
class SearchPages {

    private static final int RESULTS = 20;
    private static final int COMPLETIONS = 8;
    private static final int LAST_PAGE = 100;

    private final Search search;
    private final Archive archive;
    private final Signs signs;
    private final MessageSource messages;

    SearchPages(Search search, Archive archive, Signs signs, MessageSource messages) {
        this.search = search;
        this.archive = archive;
        this.signs = signs;
        this.messages = messages;
    }

    @GetMapping(Site.RENDERING + "/search")
    String search(
            @PathVariable Rendering rendering,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String page,
            Model model) {
        model.addAttribute("q", q);
        var topics = archive.all(Topic.class);
        model.addAttribute("topics", topics);
        model.addAttribute("signs", signs);
        if (q.isBlank()) {
            return "website/search";
        }
        if (blank(topic) != null && topics.stream().noneMatch(it -> it.key().equals(topic))) {
            throw new NoSuchPage();
        }
        int number = Math.min(LAST_PAGE, Objects.requireNonNullElse(whole(page), 0));
        var filter = new Search.Filter(blank(kind), whole(year), language(language), blank(status), blank(topic));
        var found = search.search(new Search.Query(q, rendering, filter, number * RESULTS, RESULTS));
        var links = new Facets<>(List.of(), "/" + rendering.path() + "/search")
                .by("kind", kind, (it, value) -> true)
                .by("year", year, (it, value) -> true)
                .by("language", language, (it, value) -> true)
                .by("status", status, (it, value) -> true)
                .by("topic", topic, (it, value) -> true)
                .along("q", q);
        model.addAttribute("found", found);
        model.addAttribute("answer", found.answer());
        model.addAttribute("page", number);
        model.addAttribute("filtered", links.filtered());
        model.addAttribute("groups", groups(found.counts(), links, topics, rendering));
        model.addAttribute("previous", number == 0 ? null : links.href("page", number == 1 ? null : "" + (number - 1)));
        model.addAttribute(
                "next", (number + 1) * RESULTS < found.total() ? links.href("page", "" + (number + 1)) : null);
        return "website/search";
    }

    private Map<String, List<Facets.Choice>> groups(
            Search.Counts counts, Facets<?> links, List<Topic> topics, Rendering rendering) {
        var groups = new LinkedHashMap<String, List<Facets.Choice>>();
        groups.put("search.kind", links.counted("kind", counts.kinds(), said("search.kind", rendering)));
        groups.put("topic", links.counted("topic", counts.topics(), it -> name(it, topics, rendering)));
        groups.put("year", links.counted("year", counts.years(), it -> it));
        groups.put("search.status", links.counted("status", counts.statuses(), it -> status(it, rendering)));
        var languages = new LinkedHashMap<String, Integer>();
        counts.languages().forEach((it, count) -> languages.put(it.code(), count));
        groups.put(
                "search.language",
                links.counted("language", languages, it -> Language.of(it).ownName()));
        return groups;
    }

    private static String name(String id, List<Topic> topics, Rendering rendering) {
        return topics.stream()
                .filter(it -> it.key().equals(id))
                .flatMap(it -> it.title().shownIn(rendering.language()).stream())
                .map(it -> rendering.show(it.value()))
                .findFirst()
                .orElse(id);
    }

    private UnaryOperator<String> said(String name, Rendering rendering) {
        return it -> say("website.%s.%s".formatted(name, it), rendering);
    }

    /** Agreements and meetings have their own words for how they stand. */
    private String status(String code, Rendering rendering) {
        var ofMeeting = messages.getMessage("website.meeting-status." + code, null, "", rendering.locale());
        return ofMeeting == null || ofMeeting.isEmpty() ? say("website.status." + code, rendering) : ofMeeting;
    }

    /** What has no word is no filter. */
    private String say(String key, Rendering rendering) {
        try {
            return messages.getMessage(key, null, rendering.locale());
        } catch (NoSuchMessageException e) {
            throw new NoSuchPage();
        }
    }

    /** What may be meant by the beginning of a name; nothing below two letters. */
    @GetMapping("/api/v1/complete")
    @ResponseBody
    List<CompletionView> complete(
            @RequestParam(defaultValue = "en") String lang, @RequestParam(defaultValue = "") String q) {
        var rendering = Rendering.of(lang);
        if (q.strip().length() < 2) {
            return List.of();
        }
        return search.complete(q, rendering, COMPLETIONS).stream()
                .map(it -> new CompletionView(
                        it.kind(),
                        say("website.search.one." + it.kind(), rendering),
                        it.id(),
                        "/%s/%s".formatted(rendering.path(), it.page()),
                        it.title()))
                .toList();
    }

    private static @Nullable String blank(@Nullable String value) {
        return ApiTexts.read(value, it -> it);
    }

    private static @Nullable Integer whole(@Nullable String value) {
        try {
            return ApiTexts.read(value, it -> Math.max(0, Integer.parseInt(it)));
        } catch (NumberFormatException e) {
            throw new NoSuchPage();
        }
    }

    private static @Nullable Language language(@Nullable String value) {
        try {
            return ApiTexts.read(value, Language::of);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

    /** @param title in pieces, some of which match what was typed */
    record CompletionView(String kind, String kindName, String id, String url, List<Search.Piece> title) {}
}
