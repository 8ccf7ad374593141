package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Situation;
import org.springframework.stereotype.Component;

/**
 * Translated titles as addresses: each leads to the item's id, whatever the language, and goes on doing so when the title
 * has changed. An id is never mistaken for one, and a title of today comes before one of the past.
 */
@Component
class Slugs {

    private static final Map<String, Class<? extends Item>> KINDS =
            Map.of("agreements", Agreement.class, "meetings", Meeting.class, "situations", Situation.class);

    private final Archive archive;
    private final Memory memory;
    private final Cache<Long, Map<String, String>> known = kept();
    private final Cache<Long, Map<String, String>> former = kept();

    Slugs(Archive archive, Memory memory) {
        this.archive = archive;
        this.memory = memory;
    }

    private static Cache<Long, Map<String, String>> kept() {
        return Caffeine.newBuilder().maximumSize(2).build();
    }

    /** The id of the item that a slug names, unless the word is an id itself or names several items. */
    Optional<String> id(String section, String word) {
        var type = KINDS.get(section);
        if (type == null || archive.find(type, word).isPresent()) {
            return Optional.empty();
        }
        var slug = section + "/" + slug(word);
        return Optional.ofNullable(
                        known.get(archive.revision(), it -> read(false)).get(slug))
                .or(() -> Optional.ofNullable(
                        former.get(archive.revision(), it -> read(true)).get(slug)))
                .filter(it -> !it.isEmpty());
    }

    private Map<String, String> read(boolean past) {
        var all = new HashMap<String, String>();
        KINDS.forEach((section, type) -> archive.all(type)
                .forEach(item -> (past ? before(section, item) : Stream.of(item))
                        .flatMap(it -> it.label().values().values().stream())
                        .map(Slugs::slug)
                        .distinct()
                        .forEach(slug -> all.merge(
                                section + "/" + slug, item.key(), (one, other) -> one.equals(other) ? one : ""))));
        return all;
    }

    private Stream<? extends Item> before(String section, Item item) {
        var ref = section.replaceAll("s$", "/") + item.key();
        return IntStream.rangeClosed(2, memory.revisionOf(ref))
                .mapToObj(it -> memory.before(item.getClass(), item.key(), it))
                .flatMap(Optional::stream);
    }

    /** Small letters of the English alphabet, digits and hyphens. */
    static String slug(String title) {
        return Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace("đ", "dj"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
