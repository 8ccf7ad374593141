package org.dialogueinfo.newsletter;

import java.net.URI;
import org.dialogueinfo.kernel.Card;

/** A card as plain text: short lines, each address on a line of its own, the footer behind the usual two dashes. */
final class TextMail {

    private TextMail() {}

    static String of(Card card, Look look) {
        var text = new StringBuilder();
        heading(text, card.title(), '=');
        if (!card.lead().isBlank()) {
            text.append(PlainText.wrapped(card.lead())).append("\n\n");
        }
        card.paragraphs().forEach(it -> text.append(PlainText.wrapped(it)).append("\n\n"));
        card.facts()
                .forEach(it -> text.append(PlainText.wrapped(it.label() + ": " + it.value()))
                        .append('\n'));
        text.append(card.facts().isEmpty() ? "" : "\n");
        card.sections().forEach(it -> section(text, it));
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

    private static void heading(StringBuilder text, String title, char line) {
        var wrapped = PlainText.wrapped(title);
        int width = wrapped.lines().mapToInt(String::length).max().orElse(0);
        text.append(wrapped)
                .append('\n')
                .append(String.valueOf(line).repeat(width))
                .append("\n\n");
    }

    /** Lines that stand for themselves are a list; those below a heading that leads somewhere are its text. */
    private static void section(StringBuilder text, Card.Section it) {
        heading(text, it.title(), '-');
        var isList = it.to() == null && it.lines().size() > 1;
        it.lines()
                .forEach(line -> text.append(isList ? PlainText.listed(line) : PlainText.wrapped(line))
                        .append('\n'));
        text.append(it.lines().isEmpty() || it.facts().isEmpty() ? "" : "\n");
        it.facts()
                .forEach(fact -> text.append(PlainText.wrapped(fact.label() + ": " + fact.value()))
                        .append('\n'));
        var to = it.to();
        text.append(to == null ? "" : "\n" + to + "\n").append('\n');
    }

    private static void append(StringBuilder text, String label, URI to) {
        text.append(PlainText.wrapped(label + ":")).append('\n').append(to).append("\n\n");
    }
}
