package org.dialogueinfo.website;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Archive.AgreementFilter;
import org.dialogueinfo.content.Archive.MeetingFilter;
import org.dialogueinfo.content.Changes;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.frame.Renderings;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The front page: what comes next, what happened last, what changed in the archive, and how far implementation is. */
@Controller
class HomePage {

    private static final int DEVELOPMENTS = 5;
    private static final int EDITS = 5;

    private final Archive archive;
    private final Changes changes;
    private final ObjectProvider<PublicRoundtables> roundtables;
    private final Signs signs;
    private final Site site;

    HomePage(Archive archive, Changes changes, ObjectProvider<PublicRoundtables> roundtables, Signs signs, Site site) {
        this.archive = archive;
        this.changes = changes;
        this.roundtables = roundtables;
        this.signs = signs;
        this.site = site;
    }

    @GetMapping("/")
    String choose(HttpServletRequest request) {
        return "redirect:/" + Renderings.of(request).path();
    }

    /** A section without a language is shown in the one that the browser prefers. */
    @GetMapping({
        "/{section:agreements|meetings|situations|search|numbers|chat|subscribe}",
        "/{section:agreements|meetings}/"
    })
    String choose(@PathVariable String section, HttpServletRequest request) {
        return "redirect:/" + Renderings.of(request).path() + "/" + section;
    }

    @GetMapping(Site.RENDERING)
    String home(@PathVariable Rendering rendering, Model model) {
        var today = site.today();
        var agreements = archive.agreements(AgreementFilter.all());
        model.addAttribute("latest", archive.latestMeeting(today).orElse(null));
        model.addAttribute("next", archive.nextMeeting(today).orElse(null));
        model.addAttribute("holdings", archive.holdings());
        model.addAttribute("scale", Scale.of(agreements));
        model.addAttribute("developments", developments(agreements, today));
        model.addAttribute("edits", edits());
        model.addAttribute("situations", archive.all(Situation.class));
        model.addAttribute("topics", archive.all(Topic.class));
        model.addAttribute("years", Years.of(archive.meetings(MeetingFilter.all())));
        model.addAttribute("signs", signs);
        model.addAttribute("roundtables", ahead(today));
        return "website/home";
    }

    /** The public roundtables still to come. */
    private List<PublicRoundtables.Shown> ahead(LocalDate today) {
        return roundtables.stream()
                .flatMap(it -> it.all().stream())
                .filter(it -> !it.cancelled()
                        && !LocalDate.ofInstant(it.start(), Site.HOUSE_ZONE).isBefore(today))
                .sorted(Comparator.comparing(PublicRoundtables.Shown::start))
                .toList();
    }

    /** The newest dated events of all agreements, up to today. */
    private static List<Development> developments(List<Agreement> agreements, LocalDate today) {
        var all = new ArrayList<Development>();
        for (var agreement : agreements) {
            agreement.dates().forEach(it -> all.add(new Development(it.date(), it.what(), agreement)));
            agreement.assessments().forEach(it -> all.add(new Development(it.on(), it.reason(), agreement)));
        }
        return all.stream()
                .filter(it -> !it.date().first().isAfter(today))
                .sorted(Comparator.comparing(Development::date).reversed())
                .limit(DEVELOPMENTS)
                .toList();
    }

    /** What editors changed last, other than by adding it. */
    private List<Edit> edits() {
        return changes.all().stream()
                .filter(it -> it.revision() > 1)
                .flatMap(it -> edit(it).stream())
                .limit(EDITS)
                .toList();
    }

    private java.util.Optional<Edit> edit(Changes.Change change) {
        var id = change.item().substring(change.item().indexOf('/') + 1);
        return change.item().startsWith("agreement/")
                ? archive.find(Agreement.class, id).map(it -> new Edit(it, "/agreements/" + id, change))
                : change.item().startsWith("meeting/")
                        ? archive.find(Meeting.class, id).map(it -> new Edit(it, "/meetings/" + id, change))
                        : java.util.Optional.empty();
    }

    record Development(PartialDate date, Localized<String> text, Agreement agreement) {}

    record Edit(Item item, String path, Changes.Change change) {}
}
