package org.dialogueinfo.website;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Changes;
import org.dialogueinfo.content.GlossaryTerm;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.OpEd;
import org.dialogueinfo.content.PastEvent;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Video;
import org.springframework.stereotype.Component;

/** Every page that search engines should find, without its rendering, and when it last changed. */
@Component
class Pages {

    private final Archive archive;
    private final Changes changes;

    Pages(Archive archive, Changes changes) {
        this.archive = archive;
        this.changes = changes;
    }

    List<Page> all() {
        var pages = new ArrayList<Page>();
        pages.add(new Page("", newest("")));
        pages.add(new Page("/agreements", newest("agreement/")));
        archive.all(Agreement.class).forEach(it -> pages.add(page("/agreements/", "agreement/", it.key())));
        pages.add(new Page("/meetings", newest("meeting/")));
        archive.all(Meeting.class).forEach(it -> pages.add(page("/meetings/", "meeting/", it.key())));
        pages.add(new Page("/situations", newest("situation/")));
        archive.all(Situation.class).forEach(it -> pages.add(page("/situations/", "situation/", it.key())));
        section(pages, OpEd.class, "/op-eds", "op-ed/");
        section(pages, Video.class, "/videos", "video/");
        section(pages, PastEvent.class, "/events", "event/");
        section(pages, GlossaryTerm.class, "/glossary", "glossary/");
        for (var fixed : List.of(
                "/implementation",
                "/compare",
                "/archive",
                "/numbers",
                "/api",
                "/about",
                "/method",
                "/corrections",
                "/privacy",
                "/subscribe",
                "/chat")) {
            pages.add(new Page(fixed, newest("")));
        }
        return pages;
    }

    /** When anything of the archive last became public. */
    Instant newest() {
        return newest("");
    }

    private void section(List<Page> pages, Class<? extends Item> type, String path, String kind) {
        if (!archive.all(type).isEmpty()) {
            pages.add(new Page(path, newest(kind)));
        }
    }

    private Page page(String section, String kind, String id) {
        return new Page(section + id, changes.of(kind + id).changed());
    }

    private Instant newest(String kind) {
        return changes.all().stream()
                .filter(it -> it.item().startsWith(kind))
                .findFirst()
                .map(Changes.Change::changed)
                .orElse(Instant.EPOCH);
    }

    /** @param path what follows the rendering, such as {@code /agreements/first-agreement}; empty for the home page */
    record Page(String path, Instant changed) {}
}
