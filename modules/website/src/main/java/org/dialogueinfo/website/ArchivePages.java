package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Home, agreements and meetings, as people read them. */
@Controller
class ArchivePages {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");
    private static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";

    private static final List<Agreement.StatusCode> STATUSES = Stream.<Agreement.StatusCode>concat(
                    Stream.of(Agreement.Implementation.values()), Stream.of(Agreement.Mark.values()))
            .toList();

    private final Archive archive;
    private final Memory memory;
    private final Releases releases;
    private final Charts charts;
    private final Vocabulary vocabulary;
    private final Clock clock;

    ArchivePages(Archive archive, Memory memory, Releases releases, Charts charts, Vocabulary vocabulary, Clock clock) {
        this.archive = archive;
        this.memory = memory;
        this.releases = releases;
        this.charts = charts;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    @GetMapping("/")
    String choose(HttpServletRequest request) {
        return "redirect:/" + Renderings.of(request).path();
    }

    @GetMapping(RENDERING)
    String home(@PathVariable Rendering rendering, Model model) {
        var today = LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
        model.addAttribute("latest", archive.latestMeeting(today).orElse(null));
        model.addAttribute("next", archive.nextMeeting(today).orElse(null));
        model.addAttribute("holdings", archive.holdings());
        var agreements = archive.agreements(AgreementFilter.all());
        model.addAttribute(
                "counts",
                STATUSES.stream()
                        .map(status -> new StatusCount(
                                status,
                                agreements.stream()
                                        .filter(it -> it.status().has(status))
                                        .count()))
                        .filter(it -> it.count() > 0)
                        .toList());
        return "website/home";
    }

    @GetMapping(RENDERING + "/agreements")
    String agreements(
            @PathVariable Rendering rendering,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String status,
            Model model) {
        model.addAttribute(
                "agreements",
                archive.agreements(new AgreementFilter(
                        year, code(nature, Agreement.Nature::of), null, code(status, Agreement.StatusCode::of))));
        model.addAttribute("years", years(archive.agreements(AgreementFilter.all()), Agreement::year));
        model.addAttribute("natures", Agreement.Nature.values());
        model.addAttribute("statuses", STATUSES);
        model.addAttribute("year", year);
        model.addAttribute("nature", nature);
        model.addAttribute("status", status);
        return "website/agreements";
    }

    @GetMapping(RENDERING + "/agreements/{id}")
    String agreement(
            @PathVariable Rendering rendering,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownOn,
            @RequestParam(required = false) @Nullable Integer release,
            Model model) {
        var at = axes(asOf, knownOn, release);
        var reading = found(() -> memory.read(Agreement.class, new AgreementId(id).value(), at));
        return page(reading, at, rendering, model);
    }

    private static Axes axes(@Nullable String asOf, @Nullable String knownOn, @Nullable Integer release) {
        try {
            return new Axes(ApiTexts.day(asOf), ApiTexts.day(knownOn), release);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

    /** The page of an agreement, also of one that is not public yet. */
    String page(Agreement agreement, Rendering rendering, Model model) {
        var revision = memory.revisionOf("agreement/" + agreement.id());
        return page(new Memory.Reading<>(agreement, revision, null, true), Axes.NOW, rendering, model);
    }

    private String page(Memory.Reading<Agreement> reading, Axes at, Rendering rendering, Model model) {
        var agreement = reading.item();
        model.addAttribute("agreement", agreement);
        model.addAttribute("reading", reading);
        model.addAttribute("asOf", Objects.toString(at.asOf(), ""));
        model.addAttribute("knownOn", Objects.toString(at.knownOn(), ""));
        model.addAttribute("since", reading.onRecord() ? null : memory.since().orElse(null));
        model.addAttribute(
                "cite",
                new Cite(
                        agreement.id().value(),
                        null,
                        at.release() != null
                                ? at.release()
                                : releases.all().stream()
                                        .findFirst()
                                        .map(Releases.Release::number)
                                        .orElse(null)));
        model.addAttribute("named", new Named(archive));
        model.addAttribute("picture", charts.history(agreement, rendering));
        model.addAttribute(
                "parent",
                agreement.parent() == null
                        ? null
                        : archive.agreement(agreement.parent()).orElse(null));
        model.addAttribute(
                "related",
                agreement.related().stream()
                        .flatMap(it -> archive.agreement(it).stream())
                        .toList());
        model.addAttribute(
                "meetings", archive.meetings(new MeetingFilter(null, null, null, null, null, agreement.id())));
        model.addAttribute("sources", archive.sources(agreement.sources()));
        model.addAttribute("say", new Say(vocabulary, rendering));
        return "website/agreement";
    }

    @GetMapping(RENDERING + "/meetings")
    String meetings(
            @PathVariable Rendering rendering,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String level,
            Model model) {
        var all = archive.meetings(MeetingFilter.all());
        model.addAttribute(
                "meetings",
                archive.meetings(new MeetingFilter(year, code(level, Meeting.Level::of), null, null, null, null)));
        model.addAttribute("years", years(all, it -> it.date().year()));
        model.addAttribute("levels", Meeting.Level.values());
        model.addAttribute("year", year);
        model.addAttribute("level", level);
        model.addAttribute("say", new Say(vocabulary, rendering));
        return "website/meetings";
    }

    @GetMapping(RENDERING + "/meetings/{id}")
    String meeting(@PathVariable Rendering rendering, @PathVariable String id, Model model) {
        return page(found(() -> archive.meeting(new MeetingId(id))), rendering, model);
    }

    /** The page of a meeting, also of one that is not public yet. */
    String page(Meeting meeting, Rendering rendering, Model model) {
        model.addAttribute("meeting", meeting);
        model.addAttribute(
                "agreements",
                meeting.agreements().stream()
                        .flatMap(it -> archive.agreement(it).stream())
                        .toList());
        model.addAttribute("sources", archive.sources(new LinkedHashSet<SourceId>(meeting.sources())));
        model.addAttribute("say", new Say(vocabulary, rendering));
        return "website/meeting";
    }

    @GetMapping(RENDERING + "/privacy")
    String privacy(@PathVariable Rendering rendering) {
        return "website/privacy";
    }

    private static <T> TreeSet<Integer> years(List<T> all, Function<T, @Nullable Integer> year) {
        var years = new TreeSet<Integer>(Collections.reverseOrder());
        all.stream().map(year).filter(Objects::nonNull).forEach(years::add);
        return years;
    }

    private static <T> @Nullable T code(@Nullable String code, Function<String, T> read) {
        try {
            return code == null || code.isBlank() ? null : read.apply(code);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

    static <T> T found(Supplier<Optional<T>> item) {
        try {
            return item.get().orElseThrow(NoSuchPage::new);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

    record StatusCount(Agreement.StatusCode status, long count) {}

    /** The sources behind ids, for templates. */
    record Named(Archive archive) {

        public List<Source> sources(List<SourceId> ids) {
            return archive.sources(ids);
        }
    }

    /** Phrases of the vocabulary in the page's rendering. */
    record Say(Vocabulary vocabulary, Rendering rendering) {

        public String of(String field, @Nullable String phrase) {
            return phrase == null
                    ? ""
                    : rendering.show(vocabulary.say(Vocabulary.Field.valueOf(field), phrase, rendering.language()));
        }
    }
}
