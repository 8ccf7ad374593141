package org.dialogueinfo.conversation.spi;

import java.util.List;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;

/**
 * An answer.
 *
 * @param rendering how to show the cards
 * @param replace whether the first card takes the place of the message whose button was pressed
 * @param languageChosen whether the person chose a language just now, so that menus must follow
 * @param files what comes with it
 */
public record Reply(
        Rendering rendering, List<Card> cards, boolean replace, boolean languageChosen, List<Attachment> files) {

    public Reply(Rendering rendering, List<Card> cards, boolean replace, boolean languageChosen) {
        this(rendering, cards, replace, languageChosen, List.of());
    }

    public static Reply of(Rendering rendering, Card... cards) {
        return new Reply(rendering, List.of(cards), false, false);
    }

    public Reply replacing() {
        return new Reply(rendering, cards, true, languageChosen, files);
    }

    public Reply with(Attachment file) {
        return new Reply(rendering, cards, replace, languageChosen, List.of(file));
    }

    /**
     * A small text file, such as a calendar entry.
     *
     * @param name with its ending
     * @param type its media type
     * @param caption plain text, already as the rendering shows it
     */
    public record Attachment(String name, String type, String content, String caption) {}
}
