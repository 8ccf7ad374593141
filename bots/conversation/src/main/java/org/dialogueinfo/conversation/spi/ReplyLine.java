package org.dialogueinfo.conversation.spi;

import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;

/**
 * How a channel reaches somebody later who left a question. The conversation keeps the question and a reference; only the
 * channel knows whom the reference means, and forgets it once the answer is told.
 */
public interface ReplyLine {

    /** Such as {@code telegram}. */
    String channel();

    /** A new reference to the person; nothing about them can be read from it. */
    String open(Person person, Rendering rendering);

    /** Has the card sent in the language of the person and forgets the reference; an unknown one is passed over. */
    void tell(String reference, Localized<Card> card);

    /** Forgets the reference without a word. */
    void close(String reference);

    /** How many references to the person are kept. */
    int count(Person person);

    /** Forgets all references to the person. */
    void forget(Person person);
}
