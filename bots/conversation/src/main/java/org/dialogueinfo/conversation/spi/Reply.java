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
 */
public record Reply(Rendering rendering, List<Card> cards, boolean replace, boolean languageChosen) {

    public static Reply of(Rendering rendering, Card... cards) {
        return new Reply(rendering, List.of(cards), false, false);
    }

    public Reply replacing() {
        return new Reply(rendering, cards, true, languageChosen);
    }
}
