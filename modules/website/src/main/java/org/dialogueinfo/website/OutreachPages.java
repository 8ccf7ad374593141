package org.dialogueinfo.website;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Campaign;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.PastEvent;
import org.dialogueinfo.content.Source;
import org.dialogueinfo.content.Video;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.roundtables.PublicRoundtables;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What the platform did to be heard: op-eds, videos and campaigns, events of the past. */
@Controller
class OutreachPages {

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final ObjectProvider<PublicRoundtables> roundtables;

    OutreachPages(Archive archive, Vocabulary vocabulary, ObjectProvider<PublicRoundtables> roundtables) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.roundtables = roundtables;
    }

    @GetMapping(Site.RENDERING + "/op-eds")
    String opEds(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("picturesOf", new PicturesOf(archive));
        return page("op-eds", newestFirst(archive.all(OpEd.class), OpEd::date), rendering, model);
    }

    @GetMapping(Site.RENDERING + "/videos")
    String videos(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("campaigns", newestFirst(archive.all(Campaign.class), Campaign::date));
        model.addAttribute("about", (Function<Video, Optional<Agreement>>)
                it -> Optional.ofNullable(it.agreement()).flatMap(archive::agreement));
        return page("videos", archive.all(Video.class), rendering, model);
    }

    @GetMapping(Site.RENDERING + "/events")
    String events(@PathVariable Rendering rendering, Model model) {
        model.addAttribute("say", new ArchivePages.Say(vocabulary, rendering));
        model.addAttribute("upcoming", roundtables.stream().findAny().isPresent());
        return page("events", newestFirst(archive.all(PastEvent.class), PastEvent::date), rendering, model);
    }

    private String page(String name, List<? extends Item> items, Rendering rendering, Model model) {
        model.addAttribute("items", items);
        model.addAttribute("sourcesOf", new SourcesOf(archive));
        return "website/" + name;
    }

    private static <T> List<T> newestFirst(List<T> all, Function<T, @Nullable PartialDate> date) {
        return all.stream()
                .sorted(Comparator.comparing(
                        it -> Optional.ofNullable(date.apply(it))
                                .map(PartialDate::value)
                                .orElse(""),
                        Comparator.reverseOrder()))
                .toList();
    }

    /** The sources of an item, for templates. */
    record SourcesOf(Archive archive) {
        public List<Source> of(Item item) {
            return archive.sources(item.cited().toList());
        }
    }
}
