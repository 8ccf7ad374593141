package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonValue;
import java.text.MessageFormat;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;

/**
 * What the module tells an organiser, in whichever language they read; English in JSON.
 *
 * @param key of the module's texts; if empty, there is nothing to say but the first value, if there is one
 * @param values sentences among them are said in the same language; codes and what was typed stay in their script
 */
public record Sentence(String key, List<Object> values) {

    static final Sentence NONE = new Sentence("", List.of());

    static Sentence of(String key, Object... values) {
        return new Sentence(key, List.of(values));
    }

    static Sentence literally(String text) {
        return text.isEmpty() ? NONE : new Sentence("", List.of(text));
    }

    public boolean isEmpty() {
        return key.isEmpty() && values.isEmpty();
    }

    /** The same, said once and for all in a language. */
    Sentence saidIn(Rendering rendering) {
        return literally(in(rendering));
    }

    public String in(Rendering rendering) {
        if (key.isEmpty()) {
            return values.isEmpty() ? "" : String.valueOf(values.get(0));
        }
        var said = values.stream()
                .map(it -> it instanceof Sentence part ? part.in(rendering) : it)
                .toArray();
        return new MessageFormat(
                        rendering.show(Words.text(rendering.language(), key)),
                        Rendering.of(rendering.language()).locale())
                .format(said);
    }

    @JsonValue
    @Override
    public String toString() {
        return in(Rendering.EN);
    }
}
