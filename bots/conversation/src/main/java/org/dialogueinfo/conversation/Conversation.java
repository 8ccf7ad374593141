package org.dialogueinfo.conversation;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;

/** One chat for every channel: commands, buttons and questions in, cards out. */
public interface Conversation {

    /** Answers what a person typed: a command such as {@code /subscribe meetings}, or a question. Never empty. */
    Reply say(Person person, String text);

    /** Answers a pressed button. A forged or outdated action is answered politely and changes nothing. */
    Reply press(Person person, String action);

    /** Whether a command or a button's action shows or changes what is kept for the chat, so that in a group only its
     * administrators may use it. */
    boolean governs(String saidOrPressed);

    /** The commands with their descriptions as the rendering shows them, for a channel's menu. */
    List<Command> commands(Rendering rendering);

    /** What the archive has on a few words, best first, in the person's language; for choosing, not as an answer. */
    List<Found> find(Person person, String words, int limit);

    /** Takes one message of the person from what they and all together may send; called before any other work. */
    Admission admit(Person person);

    /** The language that was chosen; empty while the person has not. */
    Optional<Rendering> chosen(Person person);

    /** A short word of the bot's own. */
    Reply notice(Person person, Notice notice);

    /** @param name without the slash */
    record Command(String name, String description) {}

    /**
     * An item of the archive.
     *
     * @param id its kind and id, such as {@code a-energy}, at most 64 bytes
     * @param card in the person's language, already in their script
     */
    record Found(String id, Card card) {}

    /** Whether a message is taken: {@code TELL} is the first one too many, which alone is answered. */
    enum Admission {
        TAKE,
        TELL,
        DROP
    }

    enum Notice {
        TOO_FAST,
        TEXT_ONLY,
        ADMINISTRATORS_ONLY
    }
}
