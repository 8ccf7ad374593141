package org.dialogueinfo.roundtables;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which of an event's people are meant. An empty set stands for all, and so does an empty text.
 *
 * @param text part of a name or an organisation; a name is found in any spelling and script
 */
public record Filter(Set<State> states, Set<Role> roles, Set<Side> sides, String text) {

    public Filter {
        text = text.strip();
    }

    public static Filter of(Set<State> states) {
        return new Filter(states, Set.of(), Set.of(), "");
    }

    List<String> stateNames() {
        return names(states, State.values());
    }

    List<String> roleNames() {
        return names(roles, Role.values());
    }

    List<String> sideNames() {
        return names(sides, Side.values());
    }

    private static <E extends Enum<E>> List<String> names(Set<E> chosen, E[] all) {
        return (chosen.isEmpty() ? Arrays.stream(all) : chosen.stream())
                .map(Enum::name)
                .toList();
    }

    /** The text as names are compared: each word must be in a name's key. */
    List<String> words() {
        return Spelling.words(text).stream()
                .map(Spelling.Word::folded)
                .filter(it -> !it.isBlank())
                .toList();
    }

    String lowered() {
        return text.toLowerCase(Locale.ROOT);
    }
}
