package org.dialogueinfo.webchat;

import java.io.Serializable;
import java.util.List;
import org.dialogueinfo.conversation.spi.Reply.Attachment;
import org.dialogueinfo.kernel.Card;

/** What a person said, or nothing, and what was answered, as it is shown. */
record Turn(String said, List<Card> cards, List<Attachment> files) implements Serializable {}
