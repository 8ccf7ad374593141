package org.dialogueinfo.newsletter;

import java.net.URI;
import org.dialogueinfo.kernel.Card;

/** A card as plain text: short lines, each address on a line of its own, the footer behind the usual two dashes. */
final class TextMail {

    private TextMail() {}

    static String of(Card card, Look look) {
        var text = new StringBuilder();
        var title = PlainText.wrapped(card.title());
        int width = title.lines().mapToInt(String::length).max().orElse(0);
        text.append(title).append('\n').append("-".repeat(width)).append("\n\n");
        if (!card.lead().isBlank()) {
            text.append(PlainText.wrapped(card.lead())).append("\n\n");
        }
        card.paragraphs().forEach(it -> text.append(PlainText.wrapped(it)).append("\n\n"));
        card.facts()
                .forEach(it -> text.append(PlainText.wrapped(it.label() + ": " + it.value()))
                        .append('\n'));
        text.append(card.facts().isEmpty() ? "" : "\n");
        card.buttons()
                .forEach(row -> row.forEach(it -> {
                    var to = it.to();
                    if (to != null) {
                        append(text, it.label(), to);
                    }
                }));
        card.links().forEach(it -> append(text, it.text(), it.to()));
        if (look.why() != null || look.preferences() != null) {
            text.append("-- \n");
        }
        if (look.why() != null) {
            text.append(PlainText.wrapped(look.why())).append("\n\n");
        }
        var preferences = look.preferences();
        if (preferences != null) {
            append(text, preferences.text(), preferences.to());
        }
        var browser = look.browser();
        if (browser != null) {
            append(text, browser.text(), browser.to());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String label, URI to) {
        text.append(PlainText.wrapped(label + ":")).append('\n').append(to).append("\n\n");
    }
}
