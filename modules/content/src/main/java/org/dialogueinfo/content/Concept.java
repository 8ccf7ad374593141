package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Localized;

/**
 * What people call a thing of the archive, besides its names: the editors' thesaurus.
 *
 * @param about the ids of the items meant, the likeliest first
 * @param phrases per language, as people type them; endings and diacritics need not all be listed
 */
public record Concept(String id, List<String> about, Localized<List<String>> phrases) implements Item {

    public Concept {
        about = Item.orNone(about);
        phrases = Item.orNone(phrases);
        if (about.isEmpty() || phrases.isEmpty()) {
            throw new IllegalArgumentException("A concept leads to an item and has phrases: %s".formatted(id));
        }
    }

    @Override
    public String key() {
        return id;
    }

    @Override
    public Localized<String> label() {
        return Localized.same(id);
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of();
    }

    @Override
    public Stream<String> leadsTo() {
        return about.stream();
    }
}
