package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.dialogueinfo.kernel.Localized;

/**
 * Something people ask of the archive although it holds no agreement on it.
 *
 * @param kind how it is met
 * @param name what it is called in a reply
 * @param nearest the ids of items that come closest, if any
 * @param phrases per language, as people type them
 */
public record NearTopic(
        String id, Kind kind, Localized<String> name, List<String> nearest, Localized<List<String>> phrases) {

    public NearTopic {
        nearest = List.copyOf(nearest);
        if (phrases.isEmpty() || (kind == Kind.TOPIC && name.isEmpty())) {
            throw new IllegalArgumentException("A near topic has a name and phrases: %s".formatted(id));
        }
    }

    /** How a near topic is met. */
    public enum Kind implements Named {
        /** A known subject without an agreement: said so by its name. */
        TOPIC,
        /** Words that lead away from the archive, such as other countries: they only make an answer less sure. */
        ELSEWHERE,
        GREETING,
        FAREWELL,
        THANKS,
        INSULT,
        IDENTITY,
        ROBOT,
        HELP,
        OPINION;

        @JsonCreator
        public static Kind of(String code) {
            return Named.of(Kind.class, code);
        }
    }
}
