package org.dialogueinfo.content;

import java.util.List;
import org.dialogueinfo.kernel.Localized;

/**
 * What people call a thing of the archive, besides its names: the editors' thesaurus.
 *
 * @param about the ids of the items meant, the likeliest first
 * @param phrases per language, as people type them; endings and diacritics need not all be listed
 */
public record Concept(String id, List<String> about, Localized<List<String>> phrases) {

    public Concept {
        about = List.copyOf(about);
        if (about.isEmpty() || phrases.isEmpty()) {
            throw new IllegalArgumentException("A concept leads to an item and has phrases: %s".formatted(id));
        }
    }
}
