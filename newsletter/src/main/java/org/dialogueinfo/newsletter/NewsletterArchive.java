package org.dialogueinfo.newsletter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.SentBroadcasts;
import org.dialogueinfo.delivery.SentBroadcasts.Sent;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What went out to subscribers, for everybody to read: the card of a broadcast, without any personal link. */
@Controller
class NewsletterArchive {

    private static final String PATH = "/{rendering:en|sq|sr|sr-cyrl}/newsletter";
    private static final List<String> LISTED = List.of("topic:", "sent:", "year:");
    private static final String GATHERED = "digest:";

    private final SentBroadcasts broadcasts;
    private final SitePages pages;

    NewsletterArchive(SentBroadcasts broadcasts, SitePages pages) {
        this.broadcasts = broadcasts;
        this.pages = pages;
    }

    @GetMapping(PATH)
    String list(@PathVariable Rendering rendering, Model model) {
        model.addAttribute(
                "issues",
                broadcasts.latest(LISTED, 100).stream()
                        .map(it -> new Issue(it.id().toString(), it.at(), card(it, rendering)))
                        .toList());
        return "newsletter/archive";
    }

    @GetMapping(PATH + "/{id}")
    String issue(@PathVariable Rendering rendering, @PathVariable UUID id, Model model) {
        var sent = broadcasts
                .find(new BroadcastId(id))
                .filter(it -> isPublic(it.audience()))
                .orElseThrow(NoSuchIssue::new);
        model.addAttribute("issue", new Issue(id.toString(), sent.at(), card(sent, rendering)));
        return "newsletter/issue";
    }

    private static boolean isPublic(String audience) {
        return audience.startsWith(GATHERED) || LISTED.stream().anyMatch(audience::startsWith);
    }

    private Card card(Sent sent, Rendering rendering) {
        return sent.card()
                .shownIn(rendering.language())
                .map(it -> pages.shown(it.value(), rendering))
                .orElseThrow(NoSuchIssue::new);
    }

    record Issue(String id, Instant at, Card card) {}

    @ResponseStatus(HttpStatus.NOT_FOUND)
    static final class NoSuchIssue extends RuntimeException {}
}
