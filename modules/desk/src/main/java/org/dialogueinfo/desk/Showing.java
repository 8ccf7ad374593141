package org.dialogueinfo.desk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialogueinfo.delivery.Previews;
import org.dialogueinfo.delivery.spi.AudienceProvider.Reach;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.frame.DraftView;
import org.dialogueinfo.frame.Texts;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** Shows a message before it is sent: as each channel renders it, who gets it, how long that takes and what it costs. */
@Component
class Showing {

    private final Previews previews;
    private final ObjectProvider<DraftView> pages;
    private final UndoWindow window;

    Showing(Previews previews, ObjectProvider<DraftView> pages, UndoWindow window) {
        this.previews = previews;
        this.pages = pages;
        this.window = window;
    }

    /** An item as a page of the site, as a card of a chat, or as a channel sends it. */
    Object live(Object item, Localized<Card> cards, String as, Rendering rendering, Model model) {
        model.addAttribute("r", rendering);
        model.addAttribute("t", new Texts(rendering));
        var site = pages.getIfAvailable();
        if (as.equals("page") && site != null) {
            return site.show(item, rendering, model);
        }
        if (as.equals("email")) {
            return part(cards, rendering, as, 1);
        }
        model.addAttribute("card", card(cards, rendering).in(rendering));
        return "desk/live";
    }

    void show(Localized<Card> cards, String audience, Rendering rendering, Model model) {
        var card = card(cards, rendering);
        model.addAttribute("card", card.in(rendering));
        model.addAttribute("channels", previews.of(card, rendering));
        var reach = previews.reach(audience);
        model.addAttribute("reach", reach);
        model.addAttribute("durations", durations(reach));
        model.addAttribute("costs", previews.costs(audience, cards));
        model.addAttribute("undo", window.length().toSeconds());
    }

    ResponseEntity<byte[]> part(Localized<Card> cards, Rendering rendering, String channel, int part) {
        var parts = previews.of(card(cards, rendering), rendering).getOrDefault(channel, List.of());
        if (part < 0 || part >= parts.size()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return framed(parts.get(part));
    }

    /** A foreign text in a frame: it may have a style, and nothing else. */
    static ResponseEntity<byte[]> framed(Channel.Preview it) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.parseMediaType(it.mediaType()), StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'")
                .body(it.text().getBytes(StandardCharsets.UTF_8));
    }

    private static Card card(Localized<Card> cards, Rendering rendering) {
        return cards.shownIn(rendering.language()).orElseThrow().value();
    }

    /** Per channel, at the pace it sends at most. */
    private Map<String, Duration> durations(List<Reach> reach) {
        var paces = previews.paces();
        var endpoints = new TreeMap<String, Long>();
        reach.forEach(it -> endpoints.merge(it.channel(), it.endpoints(), Long::sum));
        var durations = new TreeMap<String, Duration>();
        endpoints.forEach((channel, n) -> {
            var pace = paces.getOrDefault(channel, 0.0);
            if (pace > 0) {
                durations.put(channel, Duration.ofSeconds((long) Math.ceil(n / pace)));
            }
        });
        return durations;
    }
}
