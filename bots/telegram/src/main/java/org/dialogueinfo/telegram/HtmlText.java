package org.dialogueinfo.telegram;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.kernel.Card;

/** A card in Telegram's HTML: everything a card says is escaped; a message has at most 4096 characters. */
final class HtmlText {

    static final int LONGEST = 4096;

    private HtmlText() {}

    /** The messages to send, split between paragraphs; a single paragraph that is too long is split between words. */
    static List<String> of(Card card) {
        var blocks = new ArrayList<String>();
        blocks.add("<b>" + escape(card.title()) + "</b>");
        if (!card.lead().isBlank()) {
            blocks.addAll(pieces(card.lead()));
        }
        card.paragraphs().forEach(it -> blocks.addAll(pieces(it)));
        if (!card.facts().isEmpty()) {
            card.facts().forEach(it -> blocks.addAll(pieces(it.label() + ": " + it.value())));
        }
        card.links()
                .forEach(it -> blocks.add(
                        "<a href=\"%s\">%s</a>".formatted(escape(it.to().toString()), escape(it.text()))));
        var messages = new ArrayList<String>();
        var message = new StringBuilder();
        for (var block : blocks) {
            if (message.length() > 0 && message.length() + block.length() + 2 > LONGEST) {
                messages.add(message.toString());
                message.setLength(0);
            }
            message.append(message.length() == 0 ? "" : "\n\n").append(block);
        }
        messages.add(message.toString());
        return messages;
    }

    private static List<String> pieces(String text) {
        var pieces = new ArrayList<String>();
        var rest = text.strip();
        while (escape(rest).length() > LONGEST - 100) {
            int cut = rest.lastIndexOf(' ', 700);
            cut = cut > 0 ? cut : 700;
            pieces.add(escape(rest.substring(0, cut)));
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(escape(rest));
        }
        return pieces;
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
