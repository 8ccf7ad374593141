package org.dialogueinfo.website;

import java.text.Collator;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Named;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists of agreements and meetings, each filter a link. */
@Controller
class ListPages {

    private static final List<Agreement.StatusCode> STATUSES = Stream.<Agreement.StatusCode>concat(
                    Stream.of(Agreement.Implementation.values()), Stream.of(Agreement.Mark.values()))
            .toList();

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Signs signs;
    private final Site site;

    ListPages(Archive archive, Vocabulary vocabulary, Signs signs, Site site) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.signs = signs;
        this.site = site;
    }

    @GetMapping(Site.RENDERING + "/agreements")
    String agreements(
            @PathVariable Rendering rendering,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String view,
            Model model) {
        known(nature, Agreement.Nature::of);
        known(kind, Agreement.Kind::of);
        var code = known(status, Agreement.StatusCode::of);
        var topics = topics(topic);
        var all = archive.agreements(AgreementFilter.all());
        var facets = new Facets<>(all, "/" + rendering.path() + "/agreements")
                .by("year", year, (it, value) -> value.equals(String.valueOf(it.year())))
                .by("nature", nature, (it, value) -> it.nature().code().equals(value))
                .by("kind", kind, (it, value) -> it.kind().code().equals(value))
                .by(
                        "status",
                        code == null ? null : code.code(),
                        (it, value) -> it.status().has(Agreement.StatusCode.of(value)))
                .by(
                        "topic",
                        topic,
                        (it, value) -> Objects.requireNonNull(topics.get(value)).has(it))
                .along("view", view);
        var groups = new LinkedHashMap<String, List<Facets.Choice>>();
        groups.put("topic", facets.choices("topic", sorted(topics, rendering), titles(topics, rendering)));
        groups.put("status", facets.choices("status", codes(STATUSES), said("status", rendering)));
        groups.put("year", facets.choices("year", years(all.stream().map(Agreement::year)), it -> it));
        groups.put(
                "nature",
                facets.choices("nature", codes(List.of(Agreement.Nature.values())), said("nature", rendering)));
        groups.put("kind", facets.choices("kind", codes(List.of(Agreement.Kind.values())), said("kind", rendering)));
        model.addAttribute("groups", groups);
        model.addAttribute("agreements", facets.found());
        model.addAttribute("signs", signs);
        model.addAttribute("filtered", facets.filtered());
        model.addAttribute("table", "table".equals(view));
        model.addAttribute("asTable", facets.href("view", "table"));
        model.addAttribute("asTiles", facets.href("view", null));
        model.addAttribute("data", facets.at("/api/v1/agreements", rendering));
        return "website/agreements";
    }

    @GetMapping(Site.RENDERING + "/meetings")
    String meetings(
            @PathVariable Rendering rendering,
            @RequestParam(required = false) @Nullable String year,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String view,
            Model model) {
        known(level, Meeting.Level::of);
        var topics = topics(topic);
        var say = new ArchivePages.Say(vocabulary, rendering);
        var all = archive.meetings(MeetingFilter.all());
        var facets = new Facets<>(all, "/" + rendering.path() + "/meetings")
                .by(
                        "year",
                        year,
                        (it, value) -> value.equals(String.valueOf(it.date().year())))
                .by("level", level, (it, value) -> it.level().code().equals(value))
                .by("place", place, (it, value) -> value.equals(city(it)))
                .by(
                        "topic",
                        topic,
                        (it, value) -> Objects.requireNonNull(topics.get(value)).has(it))
                .along("view", view);
        var groups = new LinkedHashMap<String, List<Facets.Choice>>();
        groups.put("topic", facets.choices("topic", sorted(topics, rendering), titles(topics, rendering)));
        groups.put(
                "year",
                facets.choices("year", years(all.stream().map(it -> it.date().year())), it -> it));
        groups.put("level", facets.choices("level", codes(List.of(Meeting.Level.values())), said("level", rendering)));
        groups.put("place", facets.choices("place", places(all), it -> say.of("PLACES", it)));
        model.addAttribute("groups", groups);
        model.addAttribute("count", facets.found().size());
        model.addAttribute("years", byYear(facets.found()));
        model.addAttribute("bars", Years.of(all));
        if ("calendar".equals(view)) {
            addCalendar(facets, rendering, model);
        }
        model.addAttribute("asCalendar", facets.href("view", "calendar"));
        model.addAttribute("asTimeline", facets.href("view", null));
        model.addAttribute("filtered", facets.filtered());
        model.addAttribute("data", facets.at("/api/v1/meetings", rendering));
        model.addAttribute("say", say);
        return "website/meetings";
    }

    /** Of the year that is chosen, else of the latest that has a meeting; with the ways to the years before and after it. */
    private static void addCalendar(Facets<Meeting> facets, Rendering rendering, Model model) {
        var years = new TreeMap<Integer, List<Meeting>>(byYear(facets.found()));
        if (years.isEmpty()) {
            return;
        }
        int year = years.lastKey();
        model.addAttribute("calendar", YearCalendar.of(year, facets.found()));
        model.addAttribute("days", YearCalendar.days(rendering.locale()));
        model.addAttribute("before", facets.choices("year", List.of(String.valueOf(year - 1)), it -> it));
        model.addAttribute("after", facets.choices("year", List.of(String.valueOf(year + 1)), it -> it));
    }

    /** All topics; one that is asked for and not among them is no page. */
    private Map<String, Topic> topics(@Nullable String asked) {
        var topics = archive.all(Topic.class).stream()
                .collect(Collectors.toMap(Topic::key, it -> it, (one, other) -> one, LinkedHashMap::new));
        if (asked != null && !asked.isBlank() && !topics.containsKey(asked)) {
            throw new NoSuchPage();
        }
        return topics;
    }

    /** In the order of the reader's alphabet. */
    private static List<String> sorted(Map<String, Topic> topics, Rendering rendering) {
        return topics.keySet().stream()
                .sorted(Comparator.comparing(titles(topics, rendering), Collator.getInstance(rendering.locale())))
                .toList();
    }

    private static UnaryOperator<String> titles(Map<String, Topic> topics, Rendering rendering) {
        var texts = new Texts(rendering);
        return it -> texts.of(Objects.requireNonNull(topics.get(it)).title()).text();
    }

    private UnaryOperator<String> said(String name, Rendering rendering) {
        return it -> site.say("website.%s.%s".formatted(name, it), rendering);
    }

    private static Map<Integer, List<Meeting>> byYear(List<Meeting> meetings) {
        return meetings.stream()
                .collect(Collectors.groupingBy(
                        it -> it.date().year(), () -> new TreeMap<>(Collections.reverseOrder()), Collectors.toList()));
    }

    /** The cities, the one with most meetings first. */
    private static List<String> places(List<Meeting> all) {
        var counts = all.stream()
                .map(ListPages::city)
                .filter(it -> !it.isEmpty())
                .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    static String city(Meeting meeting) {
        var place = meeting.place();
        return place == null || place.city() == null ? "" : place.city();
    }

    private static List<String> years(Stream<@Nullable Integer> years) {
        return years.filter(Objects::nonNull)
                .distinct()
                .sorted(Collections.reverseOrder())
                .map(String::valueOf)
                .toList();
    }

    private static List<String> codes(List<? extends Named> all) {
        return all.stream().map(Named::code).toList();
    }

    private static <T> @Nullable T known(@Nullable String code, java.util.function.Function<String, T> read) {
        try {
            return ApiTexts.read(code, read);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }
}
