package org.dialogueinfo.desk;

import java.util.List;
import org.dialogueinfo.roundtables.InputRefused;
import org.dialogueinfo.roundtables.Sentence;
import org.springframework.context.support.DefaultMessageSourceResolvable;

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

    /** What an event or a plan refuses, in the words of the editor's language. */
    static Problem of(String field, InputRefused refused) {
        return new Problem(
                field,
                "roundtables." + refused.sentence().key(),
                refused.sentence().values());
    }

    /** The values as message bundles take them. */
    public Object[] arguments() {
        return values.stream()
                .map(it -> it instanceof Number
                        ? it.toString()
                        : it instanceof Sentence part
                                ? new DefaultMessageSourceResolvable("roundtables." + part.key())
                                : it)
                .toArray();
    }
}
