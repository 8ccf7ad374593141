package org.dialogueinfo.conversation;

import java.util.List;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.conversation.spi.Reply;
import org.dialogueinfo.kernel.Language;

/** One chat for every channel: commands, buttons and questions in, cards out. */
public interface Conversation {

    /** Answers what a person typed: a command such as {@code /subscribe meetings}, or a question. Never empty. */
    Reply say(Person person, String text);

    /** Answers a pressed button. A forged or outdated action is answered politely and changes nothing. */
    Reply press(Person person, String action);

    /** The commands with their descriptions in a language, for a channel's menu. */
    List<Command> commands(Language language);

    /** @param name without the slash */
    record Command(String name, String description) {}
}
