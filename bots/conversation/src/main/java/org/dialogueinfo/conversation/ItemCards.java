package org.dialogueinfo.conversation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Button;
import org.dialogueinfo.kernel.Card.Fact;
import org.dialogueinfo.kernel.Card.Link;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** Agreements and meetings as cards of the chat. */
@Component
class ItemCards {

    private static final int MOST_SOURCES = 3;

    private final Archive archive;
    private final Vocabulary vocabulary;
    private final Words words;

    ItemCards(Archive archive, Vocabulary vocabulary, Words words) {
        this.archive = archive;
        this.vocabulary = vocabulary;
        this.words = words;
    }

    Card of(Agreement it, Rendering rendering) {
        var language = rendering.language();
        var facts = new ArrayList<Fact>();
        var status = status(it.status(), language);
        var asOf = it.status().asOf();
        facts.add(new Fact(
                words.say(language, "implementation"),
                asOf == null ? status : status + " (" + words.say(language, "as-of", asOf.value()) + ")"));
        facts.add(new Fact(
                words.say(language, "nature"),
                words.say(language, "nature." + it.nature().code())));
        if (it.year() != null) {
            facts.add(new Fact(words.say(language, "year"), Integer.toString(it.year())));
        }
        var paragraphs = Stream.of(
                        Agreement.SectionKey.WHAT, Agreement.SectionKey.CHANGE, Agreement.SectionKey.PROGRESS)
                .flatMap(key -> it.section(key).stream())
                .map(section -> shown(section.text(), language))
                .filter(text -> !text.isBlank())
                .toList();
        return Card.of(language, shown(it.title(), language), shown(it.summary(), language))
                .withParagraphs(paragraphs)
                .withFacts(facts)
                .withLinks(links(it.sources(), language, words.page(rendering, "/agreements/" + it.id())))
                .withButtons(List.of(
                        List.of(Button.acting(words.say(language, "follow"), "sub:agreement:" + it.id())),
                        List.of(Button.acting(words.say(language, "all-agreements"), "ag"))));
    }

    /** The step of the scale with its marks; the marks alone where no step is known. */
    private String status(Agreement.Status it, Language language) {
        var unknown =
                it.value() == Agreement.Implementation.UNKNOWN && !it.marks().isEmpty();
        return Stream.concat(unknown ? Stream.empty() : Stream.of(it.value()), it.marks().stream())
                .map(code -> words.say(language, "status." + code.code()))
                .collect(java.util.stream.Collectors.joining(", "));
    }

    Card of(Meeting it, Rendering rendering) {
        var language = rendering.language();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "date"), it.date().value()));
        var place = it.place();
        if (place != null && place.city() != null) {
            facts.add(new Fact(
                    words.say(language, "place"), vocabulary.say(Vocabulary.Field.PLACES, place.city(), language)));
        }
        facts.add(new Fact(
                words.say(language, "level"),
                words.say(language, "level." + it.level().code())));
        facts.add(new Fact(
                words.say(language, "state"),
                words.say(language, "meeting-status." + it.status().code())));
        var buttons = it.agreements().stream()
                .flatMap(id -> archive.agreement(id).stream())
                .limit(3)
                .map(agreement -> List.of(Button.acting(shown(agreement.title(), language), "a:" + agreement.id())))
                .toList();
        return Card.of(language, shown(it.title(), language), shown(it.summary(), language))
                .withFacts(facts)
                .withLinks(links(it.sources(), language, words.page(rendering, "/meetings/" + it.id())))
                .withButtons(buttons);
    }

    private List<Link> links(List<SourceId> ids, Language language, URI page) {
        var links = new ArrayList<Link>();
        links.add(new Link(words.say(language, "open-page"), page));
        archive.sources(ids).stream()
                .filter(it -> it.url() != null)
                .limit(MOST_SOURCES)
                .forEach(it -> links.add(new Link(
                        words.say(language, "source", it.title(), it.publisher()),
                        java.util.Objects.requireNonNull(it.url()))));
        return links;
    }

    /** The text, with a visible word when it is in another language than asked. */
    String shown(Localized<String> text, Language language) {
        return text.shownIn(language)
                .map(it -> it.fallback()
                        ? it.value() + " ("
                                + words.say(
                                        language, "available-in", it.language().ownName()) + ")"
                        : it.value())
                .orElse("");
    }
}
