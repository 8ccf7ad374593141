package org.dialogueinfo.kernel;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A message in one language, before any channel gives it a form: alerts, answers and letters are cards. All texts are
 * plain, already localized and never markup; each channel has one renderer that escapes them.
 *
 * @param language what the texts are written in (Serbian always in Latin)
 * @param title one line
 * @param lead the most important sentence, or an empty text
 * @param facts short labelled values, shown as a list
 * @param links sources and pages
 * @param buttons rows of what the person can do next
 * @param calendar what a mail program can put into the person's calendar
 * @param sender who writes, when that is not the house
 * @param scale how far something is, where a channel can draw it
 * @param sections what a gathered message is made of, each with a heading of its own; shown after the facts
 */
public record Card(
        Language language,
        String title,
        String lead,
        List<String> paragraphs,
        List<Fact> facts,
        List<Link> links,
        List<List<Button>> buttons,
        @Nullable Calendar calendar,
        @Nullable Sender sender,
        @Nullable Scale scale,
        List<Section> sections) {

    public Card {
        if (title.isBlank()) {
            throw new IllegalArgumentException("A card needs a title");
        }
        paragraphs = List.copyOf(paragraphs);
        facts = List.copyOf(facts);
        links = List.copyOf(links);
        buttons = buttons.stream().map(List::copyOf).toList();
        sections = Objects.requireNonNullElse(
                sections, List.<Section>of()); // cards that were stored before there were any
        sections = List.copyOf(sections);
    }

    /** A card without a calendar entry, from the house. */
    public Card(
            Language language,
            String title,
            String lead,
            List<String> paragraphs,
            List<Fact> facts,
            List<Link> links,
            List<List<Button>> buttons) {
        this(language, title, lead, paragraphs, facts, links, buttons, null, null, null, List.of());
    }

    /** A card of a title and a sentence. */
    public static Card of(Language language, String title, String lead) {
        return new Card(language, title, lead, List.of(), List.of(), List.of(), List.of());
    }

    public Card withParagraphs(List<String> texts) {
        return new Card(language, title, lead, texts, facts, links, buttons, calendar, sender, scale, sections);
    }

    public Card withFacts(List<Fact> labelled) {
        return new Card(language, title, lead, paragraphs, labelled, links, buttons, calendar, sender, scale, sections);
    }

    public Card withLinks(List<Link> targets) {
        return new Card(language, title, lead, paragraphs, facts, targets, buttons, calendar, sender, scale, sections);
    }

    public Card withButtons(List<List<Button>> rows) {
        return new Card(language, title, lead, paragraphs, facts, links, rows, calendar, sender, scale, sections);
    }

    public Card withCalendar(Calendar entry) {
        return new Card(language, title, lead, paragraphs, facts, links, buttons, entry, sender, scale, sections);
    }

    public Card from(Sender writer) {
        return new Card(language, title, lead, paragraphs, facts, links, buttons, calendar, writer, scale, sections);
    }

    public Card withScale(Scale reached) {
        return new Card(language, title, lead, paragraphs, facts, links, buttons, calendar, sender, reached, sections);
    }

    public Card withSections(List<Section> parts) {
        return new Card(language, title, lead, paragraphs, facts, links, buttons, calendar, sender, scale, parts);
    }

    /** The card with other addresses behind its links, buttons and sections. */
    public Card linking(UnaryOperator<URI> address) {
        return new Card(
                language,
                title,
                lead,
                paragraphs,
                facts,
                links.stream()
                        .map(it -> new Link(it.text(), address.apply(it.to()), it.lang()))
                        .toList(),
                buttons.stream()
                        .map(row -> row.stream()
                                .map(it -> it.to() == null ? it : Button.opening(it.label(), address.apply(it.to())))
                                .toList())
                        .toList(),
                calendar,
                sender,
                scale,
                sections.stream()
                        .map(it -> it.to() == null
                                ? it
                                : new Section(it.title(), address.apply(it.to()), it.lines(), it.facts()))
                        .toList());
    }

    /** The card with every text as the rendering shows it; addresses and actions stay as they are. */
    public Card in(Rendering rendering) {
        if (rendering.script() == Script.LATIN || rendering.language() != language) {
            return this;
        }
        return new Card(
                language,
                rendering.show(title),
                rendering.show(lead),
                paragraphs.stream().map(rendering::show).toList(),
                facts.stream().map(it -> it.in(rendering)).toList(),
                links.stream()
                        .map(it -> it.lang() == null ? new Link(rendering.show(it.text()), it.to()) : it)
                        .toList(),
                buttons.stream()
                        .map(row -> row.stream()
                                .map(it -> new Button(rendering.show(it.label()), it.action(), it.to()))
                                .toList())
                        .toList(),
                calendar,
                sender,
                scale == null ? null : new Scale(rendering.show(scale.words()), scale.step(), scale.steps()),
                sections.stream().map(it -> it.in(rendering)).toList());
    }

    /**
     * A calendar entry of RFC 5545 for the reader alone.
     *
     * @param method what its {@code METHOD} says, such as {@code REQUEST}
     * @param text the whole file, with CRLF
     */
    public record Calendar(String method, String text) {}

    /** A person or office whose name stands in the sender's place; answers go to the address. */
    public record Sender(String name, String address) {}

    /**
     * How far something is, as a bar of equal parts.
     *
     * @param words says the same for who does not see it
     */
    public record Scale(String words, int step, int steps) {

        public Scale {
            if (steps < 1 || steps > 10 || step < 0 || step > steps) {
                throw new IllegalArgumentException("A scale has 1 to 10 steps, not %d of %d".formatted(step, steps));
            }
        }
    }

    /** A labelled value. */
    public record Fact(String label, String value) {

        private Fact in(Rendering rendering) {
            return new Fact(rendering.show(label), rendering.show(value));
        }
    }

    /**
     * A part with a heading.
     *
     * @param to the page that the heading leads to; null if there is none
     * @param lines each on a line of its own
     */
    public record Section(String title, @Nullable URI to, List<String> lines, List<Fact> facts) {

        public Section {
            lines = List.copyOf(lines);
            facts = List.copyOf(facts);
        }

        private Section in(Rendering rendering) {
            return new Section(
                    rendering.show(title),
                    to,
                    lines.stream().map(rendering::show).toList(),
                    facts.stream().map(it -> it.in(rendering)).toList());
        }
    }

    /**
     * A link with a text that says where it leads.
     *
     * @param lang the BCP 47 tag of the text where it is not the card's language, such as the title of a source: it is
     *     shown as it is
     */
    public record Link(String text, URI to, @Nullable String lang) {
        public Link(String text, URI to) {
            this(text, to, null);
        }
    }

    /**
     * Something to press: either an action that the conversation understands, or a page to open.
     *
     * @param action at most 64 bytes in UTF-8, the most that Telegram carries as callback data
     */
    public record Button(
            String label, @Nullable String action, @Nullable URI to) {

        public Button {
            if ((action == null) == (to == null)) {
                throw new IllegalArgumentException("A button either acts or opens a page: '%s'".formatted(label));
            }
            if (action != null && action.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 64) {
                throw new IllegalArgumentException(
                        "A button's action has at most 64 bytes, not '%s'".formatted(action));
            }
        }

        public static Button acting(String label, String action) {
            return new Button(label, action, null);
        }

        public static Button opening(String label, URI to) {
            return new Button(label, null, to);
        }
    }
}
