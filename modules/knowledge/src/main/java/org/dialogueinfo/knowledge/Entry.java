package org.dialogueinfo.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.content.SourceId;
import org.dialogueinfo.kernel.Localized;

/**
 * An item of the archive as it is searched.
 *
 * @param kind {@code agreement} or {@code meeting}
 * @param passages the texts that may be quoted
 * @param names the terms of its titles and other names, per word of any language
 */
record Entry(
        String kind,
        String id,
        Localized<String> title,
        List<Passage> passages,
        Set<String> names,
        Map<String, Integer> terms) {

    /** A text that may be quoted, with the sources it rests on. */
    record Passage(Localized<String> text, List<SourceId> sources) {}
}
