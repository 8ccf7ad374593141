package org.dialogueinfo.desk;

import java.util.List;

/**
 * One thing that is wrong with what an editor sent.
 *
 * @param field its name in the form or the JSON, such as {@code title-en} or {@code participants.2.name}
 * @param key of the sentence in the message bundles that says what to do
 * @param values what the sentence mentions
 */
record Problem(String field, String key, List<Object> values) {

    static Problem of(String field, String key, Object... values) {
        return new Problem(field, key, List.of(values));
    }

    /** The values as message bundles take them. */
    public Object[] arguments() {
        return values.stream()
                .map(it -> it instanceof Number ? it.toString() : it)
                .toArray();
    }
}
