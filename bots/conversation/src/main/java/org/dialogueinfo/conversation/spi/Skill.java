package org.dialogueinfo.conversation.spi;

import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;

/** Something the bot can do. Skills are beans, asked in their {@code @Order}; the first that answers wins. */
public interface Skill {

    /** The command it answers, without the slash; empty if it has none. */
    default Optional<String> command() {
        return Optional.empty();
    }

    /** What the command does, for menus and help. */
    default String description(Language language) {
        return "";
    }

    /** Whether it understands an action; actions are at most 64 bytes and begin with the skill's own word. */
    default boolean understands(String action) {
        return false;
    }

    /** Whether it shows or changes what is kept for a chat: in a group that is for its administrators alone. */
    default boolean governs() {
        return false;
    }

    /** @param arguments what stands behind the command; empty words are gone */
    Reply command(Person person, Rendering rendering, List<String> arguments);

    default Reply press(Person person, Rendering rendering, String action) {
        return command(person, rendering, List.of());
    }
}
