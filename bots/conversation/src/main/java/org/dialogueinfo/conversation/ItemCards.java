package org.dialogueinfo.conversation;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.AgreementId;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Source;
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

/** Agreements, meetings and situations as cards of the chat. */
@Component
class ItemCards {

    private static final int MOST_SOURCES = 3;
    private static final List<Implementation> STEPS =
            List.of(Implementation.NOT_STARTED, Implementation.MINIMAL, Implementation.PARTIAL, Implementation.FULL);

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
        facts.add(new Fact(words.say(language, "implementation"), told(it.status(), language)));
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
        var page = words.page(rendering, "/agreements/" + it.id());
        var title = shown(it.title(), language);
        var list = it.year() == null ? "ag" : "ag:y%d:0".formatted(it.year());
        return Card.of(language, title, shown(it.summary(), language))
                .withParagraphs(paragraphs)
                .withFacts(facts)
                .withLinks(links(it.sources(), rendering, page))
                .withButtons(Stream.of(
                                List.of(
                                        Button.acting(words.say(language, "follow"), "sub:agreement:" + it.id()),
                                        share(page, title, rendering)),
                                STEPS.contains(it.status().value())
                                        ? List.of(Button.acting(words.say(language, "how-far"), "st:" + it.id()))
                                        : List.<Button>of(),
                                List.of(Button.acting(
                                        it.year() == null
                                                ? "‹ " + words.say(language, "all-agreements")
                                                : "‹ "
                                                        + words.say(
                                                                language, "agreements-of", Integer.toString(it.year())),
                                        list)))
                        .filter(row -> !row.isEmpty())
                        .toList());
    }

    /** How far the agreement is, in words and on the scale for channels that can draw it. */
    Card status(Agreement it, Rendering rendering) {
        var language = rendering.language();
        var said = words.say(language, "implementation") + ": " + told(it.status(), language);
        var card = Card.of(language, shown(it.title(), language), said)
                .withLinks(links(it.sources(), rendering, words.page(rendering, "/agreements/" + it.id())));
        var step = STEPS.indexOf(it.status().value());
        return step < 0 ? card : card.withScale(new Card.Scale(said, step, STEPS.size() - 1));
    }

    private String told(Agreement.Status it, Language language) {
        var status = words.say(language, "status." + it.value().code());
        return it.asOf() == null
                ? status
                : status + " (" + words.say(language, "as-of", words.date(it.asOf(), language)) + ")";
    }

    Card of(Meeting it, Rendering rendering) {
        var language = rendering.language();
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(words.say(language, "date"), words.date(it.date(), language)));
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
        var rows = new ArrayList<List<Button>>(agreements(it.agreements(), language));
        var page = words.page(rendering, "/meetings/" + it.id());
        var title = shown(it.title(), language);
        var acts = new ArrayList<Button>();
        if (it.status() == Meeting.Status.ANNOUNCED && it.date().day().isPresent()) {
            acts.add(Button.acting(words.say(language, "calendar"), "cal:" + it.id()));
        }
        acts.add(share(page, title, rendering));
        rows.add(acts);
        rows.add(List.of(Button.acting("‹ " + words.say(language, "latest-meeting"), "mt:0")));
        return Card.of(language, title, shown(it.summary(), language))
                .withFacts(facts)
                .withLinks(links(it.sources(), rendering, page))
                .withButtons(rows);
    }

    Card of(Situation it, Rendering rendering) {
        var language = rendering.language();
        return Card.of(language, shown(it.title(), language), "")
                .withParagraphs(List.of(shown(it.text(), language).split("\n\\s*\n")))
                .withLinks(links(it.sources(), rendering, words.page(rendering, "/situations/" + it.id())))
                .withButtons(agreements(it.agreements(), language));
    }

    private List<List<Button>> agreements(List<AgreementId> ids, Language language) {
        return ids.stream()
                .flatMap(id -> archive.agreement(id).stream())
                .limit(3)
                .map(agreement -> List.of(Button.acting(shown(agreement.title(), language), "a:" + agreement.id())))
                .toList();
    }

    private Button share(URI page, String title, Rendering rendering) {
        return Button.opening(
                words.say(rendering.language(), "share"),
                URI.create("https://t.me/share/url?url=%s&text=%s"
                        .formatted(encoded(page.toString()), encoded(rendering.show(title)))));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private List<Link> links(List<SourceId> ids, Rendering rendering, URI page) {
        var links = new ArrayList<Link>();
        links.add(new Link(words.say(rendering.language(), "open-page"), page));
        archive.sources(ids).stream()
                .filter(it -> it.url() != null)
                .limit(MOST_SOURCES)
                .forEach(it -> links.add(link(it, Objects.requireNonNull(it.url()), rendering)));
        return links;
    }

    /** The source of a quote, by the words that name it; a title keeps its own language and letters. */
    Link source(List<SourceId> ids, String named, URI url, Rendering rendering) {
        return archive.sources(ids).stream()
                .filter(it -> url.equals(it.url()))
                .findFirst()
                .map(it -> link(it, url, rendering))
                .orElseGet(() -> new Link(words.say(rendering.language(), "source-label") + ": " + named, url));
    }

    private Link link(Source source, URI url, Rendering rendering) {
        var label = rendering.show(words.say(rendering.language(), "source-label"));
        var named = source.title() + ", " + source.publisher();
        var serbian = "sr".equals(source.lang());
        return new Link(
                label + ": " + (serbian ? rendering.show(named) : named),
                url,
                source.lang() == null ? "und" : source.lang());
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
