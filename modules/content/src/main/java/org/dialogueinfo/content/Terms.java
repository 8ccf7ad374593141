package org.dialogueinfo.content;

import java.util.LinkedHashMap;
import java.util.Map;
import org.dialogueinfo.kernel.Localized;

/** All phrases of one field of the vocabulary. */
record Terms(Vocabulary.Field field, Map<String, Localized<String>> terms) implements Item {

    @Override
    public String key() {
        return field.name();
    }

    @Override
    public Localized<String> label() {
        return Localized.same(field.name());
    }

    @Override
    public Map<String, Localized<String>> texts() {
        return new LinkedHashMap<>(terms);
    }
}
