package org.dialogueinfo.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Card;

/**
 * A card as Telegram's HTML: everything a card says is escaped, and a message is at most 4096 characters long after its
 * entities are parsed. What is longer is split between paragraphs, then sentences, words, characters.
 */
final class HtmlText {

    static final int LONGEST = 4096;
    static final int LONGEST_CAPTION = 1024;
    private static final String GAP = "\n\n";

    private HtmlText() {}

    /**
     * One message.
     *
     * @param plain the same for an app or an hour that does not take HTML; addresses stand behind their texts
     */
    record Part(String html, String plain) {}

    /** The messages to send, in their order. */
    static List<Part> of(Card card) {
        var blocks = new ArrayList<Block>();
        add(blocks, card.title(), "<b>", "</b>", "");
        add(blocks, card.lead(), "", "", "");
        card.paragraphs().forEach(it -> add(blocks, it, "", "", ""));
        if (!card.facts().isEmpty()) {
            facts(blocks, card);
        }
        card.sections().forEach(it -> section(blocks, it));
        card.links().forEach(it -> {
            var to = it.to().toString();
            add(blocks, it.text(), "<a href=\"%s\">".formatted(escape(to)), "</a>", " " + to);
        });
        return packed(blocks);
    }

    /** One sentence below a picture, cut where it is longer than a caption may be. */
    static Part caption(String text) {
        var said = pieces(text, LONGEST_CAPTION).get(0);
        return new Part(escape(said), said);
    }

    /** The facts one below the other; only if they are unusually long, each by itself. */
    private static void facts(List<Block> blocks, Card card) {
        var lines =
                card.facts().stream().map(it -> it.label() + ": " + it.value()).collect(Collectors.joining("\n"));
        if (lines.length() <= LONGEST) {
            var html = card.facts().stream()
                    .map(it -> "<i>%s:</i> %s".formatted(escape(it.label()), escape(it.value())))
                    .collect(Collectors.joining("\n"));
            blocks.add(new Block(html, lines));
        } else {
            card.facts().forEach(it -> add(blocks, it.label() + ": " + it.value(), "", "", ""));
        }
    }

    /** The heading, which leads to its page, and below it the lines and facts. */
    private static void section(List<Block> blocks, Card.Section it) {
        var to = it.to() == null ? "" : it.to().toString();
        var before = to.isEmpty() ? "<b>" : "<b><a href=\"%s\">".formatted(escape(to));
        var lines = Stream.concat(
                        it.lines().stream().map(line -> new Block(escape(line), line)),
                        it.facts().stream()
                                .map(fact -> new Block(
                                        "<i>%s:</i> %s".formatted(escape(fact.label()), escape(fact.value())),
                                        fact.label() + ": " + fact.value())))
                .toList();
        var heading = new Block(
                before + escape(it.title()) + (to.isEmpty() ? "</b>" : "</a></b>"),
                it.title() + (to.isEmpty() ? "" : " " + to));
        var whole = Stream.concat(Stream.of(heading), lines.stream()).toList();
        var joined = new Block(
                whole.stream().map(Block::html).collect(Collectors.joining("\n")),
                whole.stream().map(Block::plain).collect(Collectors.joining("\n")));
        if (joined.plain().length() <= LONGEST) {
            blocks.add(joined);
        } else {
            blocks.add(heading);
            lines.forEach(line -> add(blocks, line.plain(), "", "", ""));
        }
    }

    private static void add(List<Block> blocks, String text, String before, String after, String inPlainOnly) {
        var room = Math.max(1000, LONGEST - inPlainOnly.length());
        for (var piece : pieces(text.strip(), room)) {
            blocks.add(new Block(before + escape(piece) + after, piece + inPlainOnly));
        }
    }

    private static List<Part> packed(List<Block> blocks) {
        var parts = new ArrayList<Part>();
        var html = new StringBuilder();
        var plain = new StringBuilder();
        for (var block : blocks) {
            if (plain.length() > 0
                    && plain.length() + GAP.length() + block.plain().length() > LONGEST) {
                parts.add(new Part(html.toString(), plain.toString()));
                html.setLength(0);
                plain.setLength(0);
            }
            html.append(html.length() == 0 ? "" : GAP).append(block.html());
            plain.append(plain.length() == 0 ? "" : GAP).append(block.plain());
        }
        parts.add(new Part(html.toString(), plain.toString()));
        return parts;
    }

    /** Pieces of at most so many characters; no surrogate pair and, where possible, no word or sentence is cut. */
    static List<String> pieces(String text, int longest) {
        var pieces = new ArrayList<String>();
        var rest = text;
        while (rest.length() > longest) {
            var cut = cut(rest, longest);
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        pieces.add(rest);
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    private static int cut(String text, int longest) {
        var window = text.substring(0, Math.min(text.length(), longest + 2));
        for (var between : List.of(
                BreakIterator.getSentenceInstance(Locale.ROOT),
                BreakIterator.getLineInstance(Locale.ROOT),
                BreakIterator.getCharacterInstance(Locale.ROOT))) {
            between.setText(window);
            var cut = between.preceding(longest + 1);
            if (cut > 0) {
                return cut;
            }
        }
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private record Block(String html, String plain) {}
}
