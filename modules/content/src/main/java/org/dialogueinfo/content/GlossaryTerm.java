package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A word of the field, explained.
 *
 * @param type {@code term}, {@code abbreviation}, {@code institution}, {@code role}, {@code place} and the like
 * @param avoid variants that the archive does not use; the linter suggests the term instead
 */
public record GlossaryTerm(
        ItemId id,
        String type,
        Localized<String> term,
        Localized<String> definition,
        @Nullable String abbreviation,
        Localized<List<String>> avoid)
        implements Item {

    public GlossaryTerm {
        definition = Item.orNone(definition);
        avoid = Item.orNone(avoid);
    }

    @Override
    public String key() {
        return id.value();
    }

    @Override
    public Localized<String> label() {
        return term;
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return Map.of("term", term, "definition", definition);
    }
}
