package org.dialogueinfo.desk;

import java.util.List;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Card.Fact;
import org.jspecify.annotations.Nullable;

/**
 * The text of one language of a broadcast as an editor mends it. What is null stays as it was, and so do links, buttons and whatever
 * else a card carries.
 */
record MendedText(
        @Nullable String title,
        @Nullable String lead,
        @Nullable List<String> paragraphs,
        @Nullable List<Fact> facts) {

    List<Problem> problems() {
        var limits = new Limits();
        if (title != null) {
            limits.needed("title", title, Limits.TITLE);
        }
        limits.phrase("lead", lead, Limits.TEXT);
        limits.phrase("paragraphs", paragraphs == null ? null : String.join("\n\n", paragraphs), Limits.TEXT);
        return limits.problems();
    }

    Card in(Card before) {
        return new Card(
                before.language(),
                title == null ? before.title() : title.strip(),
                lead == null ? before.lead() : lead.strip(),
                paragraphs == null ? before.paragraphs() : paragraphs,
                facts == null ? before.facts() : facts,
                before.links(),
                before.buttons(),
                before.calendar(),
                before.sender(),
                before.scale(),
                before.sections());
    }
}
