package org.dialogueinfo.website;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Changes;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The archive in the words of schema.org, as JSON-LD that may stand in a script element. */
@Component
class Schemas {

    private static final String CONTEXT = "https://schema.org";

    private final Archive archive;
    private final Changes changes;
    private final Vocabulary vocabulary;
    private final Site site;
    private final JsonMapper json;

    Schemas(Archive archive, Changes changes, Vocabulary vocabulary, Site site, JsonMapper json) {
        this.archive = archive;
        this.changes = changes;
        this.vocabulary = vocabulary;
        this.site = site;
        this.json = json;
    }

    String site(Rendering rendering) {
        var it = thing("WebSite", rendering, "");
        it.put("name", "Dialogue-Info");
        it.put("description", site.say("frame.about", rendering));
        it.put("publisher", publisher());
        it.put(
                "potentialAction",
                Map.of(
                        "@type",
                        "SearchAction",
                        "target",
                        site.url(rendering, "/search?q={q}"),
                        "query-input",
                        "required name=q"));
        return write(it);
    }

    /** The archive as a whole, to take away. */
    String dataset(Rendering rendering) {
        var holdings = archive.holdings();
        var it = dataset(
                rendering,
                "/archive",
                "Dialogue-Info",
                site.say("website.home.lead", rendering, holdings.agreements(), holdings.meetings()));
        changes.all().stream()
                .findFirst()
                .ifPresent(change -> it.put("dateModified", change.changed().toString()));
        it.put("distribution", download("application/zip", "/api/v1/archive/export"));
        return write(it);
    }

    /** The counts of "in numbers". */
    String numbers(Rendering rendering) {
        var it = dataset(
                rendering,
                "/numbers",
                site.say("frame.numbers", rendering) + " · Dialogue-Info",
                site.say("website.numbers.lead", rendering));
        it.put(
                "distribution",
                List.of(
                        download("text/csv", "/api/v1/numbers.csv"),
                        download("application/json", "/api/v1/numbers?lang=" + rendering.path())));
        return write(it);
    }

    private Map<String, Object> dataset(Rendering rendering, String path, String name, String description) {
        var it = thing("Dataset", rendering, path);
        it.put("name", name);
        it.put("description", description);
        it.put("isAccessibleForFree", true);
        it.put("creator", publisher());
        return it;
    }

    private Map<String, Object> download(String format, String path) {
        return Map.of("@type", "DataDownload", "encodingFormat", format, "contentUrl", site.url(path));
    }

    /** A roundtable that everybody may know of. */
    String roundtable(PublicRoundtables.Shown roundtable, Texts t) {
        var it = thing("Event", t.rendering(), "/roundtables/" + roundtable.id().value());
        it.put("name", t.of(roundtable.title()).text());
        put(it, "description", blankToNull(t.of(roundtable.description()).text()));
        it.put("startDate", roundtable.start().toString());
        it.put("endDate", roundtable.end().toString());
        it.put("eventStatus", CONTEXT + (roundtable.cancelled() ? "/EventCancelled" : "/EventScheduled"));
        put(it, "location", roundtable.place().isBlank() ? null : Map.of("@type", "Place", "name", roundtable.place()));
        it.put("organizer", publisher());
        return write(it);
    }

    private static @Nullable String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    /** What both sides agreed, as an act with its date and place. */
    String agreement(Agreement agreement, Texts t) {
        var it = thing("Legislation", t.rendering(), "/agreements/" + agreement.id());
        it.put("name", t.of(agreement.title()).text());
        it.put("legislationIdentifier", agreement.id().value());
        it.put("description", t.of(agreement.summary()).text());
        agreement.dates().stream()
                .findFirst()
                .ifPresent(date -> it.put("legislationDate", date.date().value()));
        it.put("legislationType", site.say("website.kind." + agreement.kind().code(), t.rendering()));
        var change = changes.of("agreement/" + agreement.key());
        if (change.revision() > 0) {
            it.put("dateModified", change.changed().toString());
        }
        put(
                it,
                "isPartOf",
                agreement.parent() == null ? null : site.url(t.rendering(), "/agreements/" + agreement.parent()));
        it.put("citation", sources(agreement.sources()));
        it.put("sdPublisher", publisher());
        return write(it);
    }

    String meeting(Meeting meeting, Texts t) {
        var it = thing("Event", t.rendering(), "/meetings/" + meeting.id());
        it.put("name", t.of(meeting.title()).text());
        it.put("description", t.of(meeting.summary()).text());
        it.put("startDate", meeting.date().value());
        put(
                it,
                "endDate",
                Optional.ofNullable(meeting.lastDay())
                        .map(PartialDate::value)
                        .orElse(meeting.date().value()));
        it.put(
                "eventStatus",
                CONTEXT
                        + switch (meeting.status()) {
                            case ANNOUNCED, HELD -> "/EventScheduled";
                            case POSTPONED -> "/EventPostponed";
                            case CANCELLED -> "/EventCancelled";
                        });
        var place = meeting.place();
        if (place != null) {
            var say = new ApiTexts(t.rendering(), vocabulary);
            var address = new LinkedHashMap<String, Object>();
            address.put("@type", "PostalAddress");
            put(address, "addressLocality", say.phrase(Vocabulary.Field.PLACES, place.city()));
            put(address, "addressCountry", say.phrase(Vocabulary.Field.PLACES, place.country()));
            it.put("location", Map.of("@type", "Place", "name", String.join(", ", names(address)), "address", address));
        }
        put(it, "organizer", organizer(meeting, t));
        it.put("isAccessibleForFree", true);
        return write(it);
    }

    private @Nullable Object organizer(Meeting meeting, Texts t) {
        var name = new ApiTexts(t.rendering(), vocabulary).phrase(Vocabulary.Field.FACILITATORS, meeting.facilitator());
        return name == null ? null : Map.of("@type", "Organization", "name", name);
    }

    private static List<String> names(Map<String, Object> address) {
        return address.entrySet().stream()
                .filter(it -> !it.getKey().startsWith("@"))
                .map(it -> String.valueOf(it.getValue()))
                .toList();
    }

    /** A question of life and its answer. */
    String situation(Situation situation, Texts t) {
        var it = thing("FAQPage", t.rendering(), "/situations/" + situation.id());
        it.put("name", t.of(situation.title()).text());
        it.put(
                "mainEntity",
                List.of(Map.of(
                        "@type",
                        "Question",
                        "name",
                        t.of(situation.title()).text(),
                        "acceptedAnswer",
                        Map.of("@type", "Answer", "text", t.of(situation.text()).text()))));
        return write(it);
    }

    String opEd(OpEd opEd, Texts t) {
        var it = thing("NewsArticle", t.rendering(), "/op-eds#" + opEd.id());
        it.put("headline", t.of(opEd.title()).text());
        put(it, "author", opEd.author() == null ? null : Map.of("@type", "Person", "name", t.show(opEd.author())));
        put(it, "datePublished", opEd.date() == null ? null : opEd.date().value());
        it.put("description", t.of(opEd.subject()).text());
        it.put("sameAs", addresses(opEd.urls()));
        return write(it);
    }

    String video(Video video, Texts t) {
        var it = thing("VideoObject", t.rendering(), "/videos#" + video.id());
        it.put("name", t.of(video.title()).text());
        it.put(
                "description",
                t.of(video.note().isEmpty() ? video.title() : video.note()).text());
        it.put("contentUrl", addresses(video.url()));
        put(it, "thumbnailUrl", video.poster() == null ? null : video.poster().toString());
        put(it, "duration", video.durationSeconds() == null ? null : "PT" + video.durationSeconds() + "S");
        put(
                it,
                "transcript",
                video.transcript().isEmpty() ? null : t.of(video.transcript()).text());
        return write(it);
    }

    String term(GlossaryTerm term, Texts t) {
        var it = thing("DefinedTerm", t.rendering(), "/glossary#" + term.id());
        it.put("name", t.of(term.term()).text());
        it.put("description", t.of(term.definition()).text());
        return write(it);
    }

    /** The way from the front page to a page right below it. */
    String trail(Texts t, String name, String path) {
        return trail(List.of(step(1, "Dialogue-Info", site.url(t.rendering(), "")), step(2, name, site.url(path))));
    }

    /** The way from the front page to here. */
    String trail(Texts t, String section, @Nullable String title, @Nullable String path) {
        var rendering = t.rendering();
        var steps = new ArrayList<Map<String, Object>>();
        steps.add(step(1, "Dialogue-Info", site.url(rendering, "")));
        steps.add(step(2, site.say("frame." + section, rendering), site.url(rendering, "/" + section)));
        if (title != null && path != null) {
            steps.add(step(3, title, site.url(path)));
        }
        return trail(steps);
    }

    private String trail(List<Map<String, Object>> steps) {
        var it = new LinkedHashMap<String, Object>();
        it.put("@context", CONTEXT);
        it.put("@type", "BreadcrumbList");
        it.put("itemListElement", steps);
        return write(it);
    }

    private static Map<String, Object> step(int position, String name, String url) {
        return Map.of("@type", "ListItem", "position", position, "name", name, "item", url);
    }

    private Map<String, Object> thing(String type, Rendering rendering, String path) {
        var it = new LinkedHashMap<String, Object>();
        it.put("@context", CONTEXT);
        it.put("@type", type);
        it.put("@id", site.url(rendering, path));
        it.put("url", site.url(rendering, path));
        it.put("inLanguage", rendering.tag());
        return it;
    }

    private Map<String, Object> publisher() {
        return Map.of("@type", "Organization", "name", "Dialogue-Info", "url", site.url(""));
    }

    private List<String> sources(List<SourceId> ids) {
        return archive.sources(ids).stream().map(Schemas::citation).toList();
    }

    private static String citation(Source source) {
        var url = source.url();
        return source.title() + ", " + source.publisher() + (url == null ? "" : ", " + url);
    }

    private static List<String> addresses(Localized<URI> urls) {
        return urls.values().values().stream()
                .map(URI::toString)
                .distinct()
                .sorted()
                .toList();
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    /** Nothing in it can end the script element. */
    private String write(Map<String, Object> it) {
        return json.writeValueAsString(it)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }
}
