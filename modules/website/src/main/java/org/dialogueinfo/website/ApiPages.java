package org.dialogueinfo.website;

import java.util.List;
import java.util.function.Supplier;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;

/** How to use the API: examples that run, each beside what it answers at this moment. */
@Controller
class ApiPages {

    private static final int LINES = 24;

    private final AgreementApi agreements;
    private final MeetingApi meetings;
    private final ItemsApi items;
    private final ChartPages charts;
    private final AskApi ask;
    private final CsvApi csv;
    private final WebsiteProperties properties;
    private final Site site;
    private final JsonMapper json;

    ApiPages(
            AgreementApi agreements,
            MeetingApi meetings,
            ItemsApi items,
            ChartPages charts,
            AskApi ask,
            CsvApi csv,
            WebsiteProperties properties,
            Site site,
            JsonMapper json) {
        this.agreements = agreements;
        this.meetings = meetings;
        this.items = items;
        this.charts = charts;
        this.ask = ask;
        this.csv = csv;
        this.properties = properties;
        this.site = site;
        this.json = json;
    }

    @GetMapping(Site.RENDERING + "/api")
    String api(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("examples", examples(rendering.path()));
        model.addAttribute("limit", properties.requestsPerMinute());
        model.addAttribute("most", PagedLists.MOST);
        return "website/api";
    }

    /** Each asks the same method that answers at its address. */
    private List<Example> examples(String lang) {
        var question = site.say("website.api.question", Rendering.of(lang));
        return List.of(
                example(
                        "filter",
                        "/api/v1/agreements?lang=%s&topic=energy&status=partial".formatted(lang),
                        () -> agreements.agreements(lang, null, null, null, "partial", "energy")),
                example(
                        "page",
                        "/api/v1/meetings?lang=%s&year=2013&page=0&size=1".formatted(lang),
                        () -> meetings.meetings(lang, 2013, null, null, null, null, null, null)
                                .subList(0, 1)),
                example(
                        "one",
                        "/api/v1/meetings/2023-02-27-brussels?lang=%s".formatted(lang),
                        () -> meetings.meeting(new MeetingId("2023-02-27-brussels"), lang)),
                example(
                        "as-of",
                        "/api/v1/agreements/first-agreement?lang=%s&asOf=2013-12-31".formatted(lang),
                        () -> agreements.agreement(new AgreementId("first-agreement"), lang, "2013-12-31", null, null)),
                example(
                        "provision",
                        "/api/v1/agreements/first-agreement/9?lang=%s".formatted(lang),
                        () -> agreements.provision(new AgreementId("first-agreement"), "9", lang, null, null, null)),
                example("numbers", "/api/v1/implementation", charts::rollups),
                example(
                        "topics",
                        "/api/v1/topics?lang=%s".formatted(lang),
                        () -> items.all("topics", lang, "", null, null)),
                example("ask", "/api/v1/ask?lang=%s&q={q}".formatted(lang), question, () -> ask.ask(lang, question)),
                example(
                        "csv",
                        "/api/v1/agreements?lang=%s&year=2015&format=csv".formatted(lang),
                        () -> csv.agreements(lang, 2015, null, null, null, null).getBody()));
    }

    private Example example(String name, String address, Supplier<@Nullable Object> answer) {
        return example(name, address, "", answer);
    }

    private Example example(String name, String address, String words, Supplier<@Nullable Object> answer) {
        var encoded = org.springframework.web.util.UriComponentsBuilder.fromUriString(address)
                .encode()
                .buildAndExpand(words)
                .toUriString();
        var all = shown(answer.get()).lines().toList();
        return new Example(
                name,
                encoded,
                "curl '%s'".formatted(site.url(encoded)),
                String.join("\n", all.subList(0, Math.min(LINES, all.size()))),
                all.size() > LINES);
    }

    private String shown(@Nullable Object answer) {
        return answer instanceof String text
                ? text
                : json.writerWithDefaultPrettyPrinter().writeValueAsString(answer);
    }

    /** @param cut whether the answer goes on */
    record Example(String name, String address, String curl, String answer, boolean cut) {}
}
