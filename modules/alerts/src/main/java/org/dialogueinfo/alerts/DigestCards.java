package org.dialogueinfo.alerts;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Card.Section;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** One card out of many: each item with its title, its sentence, what changed in it, and a link to its page. One is itself. */
@Component
class DigestCards {

    /** A mail over 102 kB is cut by some readers; the site has the rest. */
    private static final int MOST_ITEMS = 40;

    private static final int MOST_CHARACTERS = 20_000;
    private static final int MOST_FACTS = 8;
    private static final int LONGEST_LEAD = 400;
    private static final int LONGEST_FACT = 200;
    private static final int LONGEST_CONTENTS = 180;

    private final MessageSource messages;
    private final String baseUrl;

    DigestCards(MessageSource messages, @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.messages = messages;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    Localized<Card> gathering(List<Localized<Card>> items) {
        return items.size() == 1
                ? items.get(0)
                : Localized.each(language -> card(
                        language,
                        items.stream()
                                .flatMap(it -> it.shownIn(language).stream())
                                .map(Localized.Shown::value)
                                .toList()));
    }

    private Card card(Language language, List<Card> items) {
        var sections = new ArrayList<Section>();
        int room = MOST_CHARACTERS;
        for (var item : items) {
            var section = section(item);
            room -= length(section);
            if (room < 0 || sections.size() == MOST_ITEMS) {
                break;
            }
            sections.add(section);
        }
        var contents = items.stream().map(Card::title).collect(Collectors.joining(" · "));
        var card = Card.of(
                        language,
                        say(language, "alerts.digest.title", items.size()),
                        shortened(contents, LONGEST_CONTENTS))
                .withSections(sections);
        int more = items.size() - sections.size();
        return more == 0
                ? card
                : card.withLinks(List.of(new Link(
                        say(language, "alerts.digest.more", more),
                        URI.create("%s/%s"
                                .formatted(baseUrl, Rendering.of(language).path())))));
    }

    private static Section section(Card item) {
        return new Section(
                item.title(),
                item.links().stream().findFirst().map(Link::to).orElse(null),
                item.lead().isBlank() ? List.of() : List.of(shortened(item.lead(), LONGEST_LEAD)),
                item.facts().stream()
                        .limit(MOST_FACTS)
                        .map(it -> new Fact(it.label(), shortened(it.value(), LONGEST_FACT)))
                        .toList());
    }

    private static int length(Section section) {
        return section.title().length()
                + section.lines().stream().mapToInt(String::length).sum()
                + section.facts().stream()
                        .mapToInt(it -> it.label().length() + it.value().length())
                        .sum();
    }

    private static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int space = text.lastIndexOf(' ', longest);
        return text.substring(0, space < 1 ? longest : space) + " …";
    }

    private String say(Language language, String key, Object... values) {
        return messages.getMessage(key, values, Rendering.of(language).locale());
    }
}
