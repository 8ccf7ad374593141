package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
        String id, Kind kind, Localized<String> name, List<String> nearest, Localized<List<String>> phrases)
        implements Item {

    public NearTopic {
        kind = kind == null ? Kind.TOPIC : kind;
        name = Item.orNone(name);
        nearest = Item.orNone(nearest);
        phrases = Item.orNone(phrases);
        if (phrases.isEmpty() || (kind == Kind.TOPIC && name.isEmpty())) {
            throw new IllegalArgumentException("A near topic has a name and phrases: %s".formatted(id));
        }
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Localized<String> label() {
        return name.isEmpty() ? Localized.same(id) : name;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("name", name);
    }

    @Override
    public Stream<String> leadsTo() {
        return nearest.stream();
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
