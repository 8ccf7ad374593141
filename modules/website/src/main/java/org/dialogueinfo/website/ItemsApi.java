package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Campaign;
import org.dialogueinfo.content.Figure;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.PastEvent;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The smaller kinds of the archive as JSON: their fields, with texts in the asked language and sources written out. */
@RestController
@RequestMapping("/api/v1/{kind:situations|op-eds|videos|campaigns|events|figures|glossary|topics|sources}")
class ItemsApi {

    private static final Map<String, Class<? extends Item>> KINDS = Map.of(
            "situations", Situation.class,
            "op-eds", OpEd.class,
            "videos", Video.class,
            "campaigns", Campaign.class,
            "events", PastEvent.class,
            "figures", Figure.class,
            "glossary", GlossaryTerm.class,
            "topics", Topic.class,
            "sources", Source.class);

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final AgreementViews agreements;
    private final JsonMapper json;

    ItemsApi(Archive archive, Vocabulary vocabulary, AgreementViews agreements, JsonMapper json) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.agreements = agreements;
        this.json = json;
    }

    /**
     * @param q words that one of the fields has
     * @param year the year of what is dated
     * @param agreement an agreement that it leads to
     */
    @GetMapping
    List<Map<String, @Nullable Object>> all(
            @PathVariable String kind,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable AgreementId agreement) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        var words = q.strip().toLowerCase(Locale.ROOT);
        return archive.all(type(kind)).stream()
                .filter(it -> agreement == null || it.named().anyMatch(agreement::equals))
                .map(it -> view(it, say))
                .filter(it -> year == null || Objects.equals(year, year(it)))
                .filter(it -> words.isEmpty()
                        || it.values().stream()
                                .anyMatch(value ->
                                        cell(value).toLowerCase(Locale.ROOT).contains(words)))
                .toList();
    }

    private @Nullable Integer year(Map<String, @Nullable Object> row) {
        var date = cell(row.get(row.containsKey("date") ? "date" : "asOf"));
        return date.length() < 4 ? null : Integer.valueOf(date.substring(0, 4));
    }

    @GetMapping(params = "format=csv")
    ResponseEntity<String> csv(
            @PathVariable String kind,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable AgreementId agreement) {
        var rows = all(kind, lang, q, year, agreement);
        var columns = all(kind, lang, "", null, null).stream()
                .flatMap(it -> it.keySet().stream())
                .distinct()
                .toList();
        return CsvApi.file(
                kind,
                columns,
                rows.stream()
                        .map(row ->
                                columns.stream().map(it -> cell(row.get(it))).toList()));
    }

    /** A value in one cell: of what has an id the id, of several all of them. */
    private String cell(@Nullable Object value) {
        return cell(json.<JsonNode>valueToTree(value));
    }

    private static String cell(JsonNode it) {
        return it.isNull()
                ? ""
                : it.isObject() && it.has("id")
                        ? it.get("id").asString()
                        : it.isContainer()
                                ? it.values().stream().map(ItemsApi::cell).collect(Collectors.joining(" "))
                                : it.asString();
    }

    @GetMapping("/{id}")
    Map<String, @Nullable Object> one(
            @PathVariable String kind, @PathVariable String id, @RequestParam(defaultValue = "en") String lang) {
        var say = new ApiTexts(Rendering.of(lang), vocabulary);
        return archive.find(type(kind), id)
                .map(it -> view(it, say))
                .orElseThrow(() -> new NotInArchive(kind + "/" + id));
    }

    private static Class<? extends Item> type(String kind) {
        return Objects.requireNonNull(KINDS.get(kind));
    }

    private Map<String, @Nullable Object> view(Item item, ApiTexts say) {
        var texts = item.texts();
        var view = new LinkedHashMap<String, @Nullable Object>();
        json.valueToTree(item).properties().forEach(it -> view.put(it.getKey(), it.getValue()));
        texts.forEach((field, text) -> view.put(field, say.text(text)));
        view.computeIfPresent(
                "place",
                (field, place) ->
                        item instanceof PastEvent event ? say.phrase(Vocabulary.Field.PLACES, event.place()) : place);
        view.computeIfPresent(
                "agreements", (field, ids) -> summaries(item.named().toList(), say));
        view.computeIfPresent(
                "sources", (field, ids) -> agreements.sources(item.cited().toList()));
        return view;
    }

    private List<AgreementViews.SummaryView> summaries(List<AgreementId> ids, ApiTexts say) {
        return ids.stream()
                .flatMap(id -> archive.agreement(id).stream())
                .map(it -> agreements.summary(it, say))
                .toList();
    }
}
