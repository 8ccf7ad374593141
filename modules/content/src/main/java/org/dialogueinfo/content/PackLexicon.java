package org.dialogueinfo.content;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** The lexicon's entries as {@code thesaurus.yaml} and {@code near-topics.yaml} write them: by id. */
final class PackLexicon {

    private PackLexicon() {}

    /** @throws PackRefused for an entry that refuses to exist */
    static <E, T> List<T> entries(Resource file, Map<String, E> entries, BiFunction<E, String, T> read) {
        return entries.entrySet().stream()
                .map(it -> {
                    try {
                        return read.apply(it.getValue(), it.getKey());
                    } catch (IllegalArgumentException e) {
                        throw new PackRefused(String.valueOf(file.getFilename()), 0, String.valueOf(e.getMessage()));
                    }
                })
                .toList();
    }

    record ConceptEntry(List<String> about, Localized<List<String>> phrases) {
        Concept as(String id) {
            return new Concept(id, about, phrases);
        }
    }

    record NearTopicEntry(
            NearTopic.@Nullable Kind kind,
            @Nullable Localized<String> name,
            @Nullable List<String> nearest,
            Localized<List<String>> phrases) {
        NearTopic as(String id) {
            return new NearTopic(
                    id,
                    kind == null ? NearTopic.Kind.TOPIC : kind,
                    name == null ? Localized.none() : name,
                    nearest == null ? List.of() : nearest,
                    phrases);
        }
    }
}
