package org.dialogueinfo.website;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Axes;
import org.dialogueinfo.content.Claim;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.MeetingId;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Agreements and meetings, each on its page. */
@Controller
class ArchivePages {

    private static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";

    private final Archive archive;
    private final Memory memory;
    private final Releases releases;
    private final Charts charts;
    private final Vocabulary vocabulary;
    private final Signs signs;
    private final ObjectProvider<PublicRoundtables> roundtables;

    ArchivePages(
            Archive archive,
            Memory memory,
            Releases releases,
            Charts charts,
            Vocabulary vocabulary,
            Signs signs,
            ObjectProvider<PublicRoundtables> roundtables) {
        this.archive = archive;
        this.memory = memory;
        this.releases = releases;
        this.charts = charts;
        this.vocabulary = vocabulary;
        this.signs = signs;
        this.roundtables = roundtables;
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
        model.addAttribute("claims", claims(agreement));
        model.addAttribute(
                "topics",
                archive.all(Topic.class).stream()
                        .filter(it -> it.has(agreement))
                        .toList());
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
        model.addAttribute(
                "videos",
                archive.all(Video.class).stream()
                        .filter(it -> agreement.id().equals(it.agreement()))
                        .toList());
        model.addAttribute("pictures", new PicturesOf(archive).of("agreement/" + agreement.id()));
        model.addAttribute("roundtables", roundtablesAbout(agreement.id().value()));
        model.addAttribute("sources", archive.sources(agreement.sources()));
        model.addAttribute("say", new Say(vocabulary, rendering));
        model.addAttribute("signs", signs);
        return "website/agreement";
    }

    /** What each side says, newest first; those of whom nothing was found are there, too. */
    private static Map<Claim.Party, List<Claim>> claims(Agreement agreement) {
        var claims = new EnumMap<Claim.Party, List<Claim>>(Claim.Party.class);
        for (var party : Claim.Party.values()) {
            claims.put(
                    party,
                    agreement.claims().stream()
                            .filter(it -> it.party() == party)
                            .sorted(Comparator.comparing(Claim::date, Comparator.nullsLast(Comparator.reverseOrder())))
                            .toList());
        }
        return claims;
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
        model.addAttribute("pictures", new PicturesOf(archive).of("meeting/" + meeting.id()));
        model.addAttribute("roundtables", roundtablesAbout(meeting.id().value()));
        model.addAttribute("sources", archive.sources(new LinkedHashSet<SourceId>(meeting.sources())));
        model.addAttribute("say", new Say(vocabulary, rendering));
        var all = archive.meetings(MeetingFilter.all());
        var at = all.indexOf(meeting);
        model.addAttribute("later", at > 0 ? all.get(at - 1) : null);
        model.addAttribute("earlier", at >= 0 && at + 1 < all.size() ? all.get(at + 1) : null);
        return "website/meeting";
    }

    static <T> T found(Supplier<Optional<T>> item) {
        try {
            return item.get().orElseThrow(NoSuchPage::new);
        } catch (IllegalArgumentException e) {
            throw new NoSuchPage();
        }
    }

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

        public String role(String name, String role) {
            return rendering.show(vocabulary.role(name, role, rendering.language()));
        }
    }

    /** None while roundtables are switched off. */
    private List<PublicRoundtables.Shown> roundtablesAbout(String item) {
        return roundtables.stream().flatMap(it -> it.about(item).stream()).toList();
    }
}
