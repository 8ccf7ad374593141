package org.dialogueinfo.alerts;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** One card out of many: each item with its title, its sentence, what changed in it, and a link to its page. */
@Component
class DigestCards {

    /** A mail over 102 kB is cut by some readers; the site has the rest. */
    private static final int MOST_ITEMS = 40;

    private static final int LONGEST_LEAD = 400;

    private final MessageSource messages;

    DigestCards(MessageSource messages) {
        this.messages = messages;
    }

    Localized<Card> gathering(List<Localized<Card>> items) {
        return Localized.each(language -> card(
                language,
                items.stream()
                        .flatMap(it -> it.shownIn(language).stream())
                        .map(Localized.Shown::value)
                        .toList()));
    }

    private Card card(Language language, List<Card> items) {
        var shown = items.subList(0, Math.min(MOST_ITEMS, items.size()));
        var paragraphs = new ArrayList<String>();
        var links = new ArrayList<Link>();
        for (var item : shown) {
            paragraphs.add(paragraph(item));
            item.links().stream().findFirst().ifPresent(it -> links.add(new Link(item.title(), it.to())));
        }
        if (shown.size() < items.size()) {
            paragraphs.add(say(language, "alerts.digest.more", items.size() - shown.size()));
        }
        return Card.of(
                        language,
                        say(language, "alerts.digest.title", items.size()),
                        shown.get(0).title() + (items.size() > 1 ? " …" : ""))
                .withParagraphs(paragraphs)
                .withLinks(links);
    }

    private static String paragraph(Card item) {
        var text = new StringBuilder(item.title());
        if (!item.lead().isBlank()) {
            text.append("\n").append(shortened(item.lead()));
        }
        for (Fact fact : item.facts()) {
            text.append("\n").append(fact.label()).append(": ").append(fact.value());
        }
        return text.toString();
    }

    private static String shortened(String lead) {
        if (lead.length() <= LONGEST_LEAD) {
            return lead;
        }
        int space = lead.lastIndexOf(' ', LONGEST_LEAD);
        return lead.substring(0, space < 1 ? LONGEST_LEAD : space) + " …";
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(key, values, Rendering.of(language).locale());
    }
}
