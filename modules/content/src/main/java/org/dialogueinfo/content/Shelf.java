package org.dialogueinfo.content;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/** All published items as they stood at one head of the chain, in the order in which people read them. */
final class Shelf {

    private static final Map<Kind, Comparator<Item>> ORDERS = Map.of(
            Kind.AGREEMENT,
            Comparator.comparing((Item it) -> ((Agreement) it).year(), Comparator.nullsLast(Comparator.naturalOrder()))
                    .thenComparing(it -> it.label().in(Language.EN).orElse("")),
            Kind.MEETING,
            Comparator.comparing((Item it) -> ((Meeting) it).date())
                    .thenComparing(Item::key)
                    .reversed());

    private final Map<Kind, Map<String, Item>> items = new EnumMap<>(Kind.class);
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Map<Vocabulary.Field, Map<String, Localized<String>>> vocabulary =
            new EnumMap<>(Vocabulary.Field.class);

    void revision(Kind kind, String key, int number) {
        revisions.put(kind.code() + "/" + key, number);
    }

    int revisionOf(String item) {
        return revisions.getOrDefault(item, 0);
    }

    void put(Kind kind, List<Item> all) {
        var sorted = new LinkedHashMap<String, Item>();
        all.stream()
                .sorted(ORDERS.getOrDefault(kind, Comparator.comparing(Item::key)))
                .forEach(it -> sorted.put(it.key(), it));
        items.put(kind, sorted);
        if (kind == Kind.VOCABULARY) {
            all.forEach(it -> vocabulary.put(((Terms) it).field(), ((Terms) it).terms()));
        }
    }

    <T extends Item> List<T> all(Class<T> type) {
        return items.getOrDefault(Kind.of(type), Map.of()).values().stream()
                .map(type::cast)
                .toList();
    }

    <T extends Item> Optional<T> find(Class<T> type, String key) {
        return Optional.ofNullable(items.getOrDefault(Kind.of(type), Map.of()).get(key))
                .map(type::cast);
    }

    int count(Kind kind) {
        return items.getOrDefault(kind, Map.of()).size();
    }

    Optional<Localized<String>> phrase(Vocabulary.Field field, String phrase) {
        return Optional.ofNullable(vocabulary.getOrDefault(field, Map.of()).get(phrase));
    }
}
