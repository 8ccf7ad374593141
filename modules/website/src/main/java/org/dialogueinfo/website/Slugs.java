package org.dialogueinfo.website;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Item;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Situation;
import org.springframework.stereotype.Component;

/** Translated titles as addresses: each leads to the item's id, whatever the language; an id is never mistaken for one. */
@Component
class Slugs {

    private static final Map<String, Class<? extends Item>> KINDS =
            Map.of("agreements", Agreement.class, "meetings", Meeting.class, "situations", Situation.class);

    private final Archive archive;
    private final Cache<Long, Map<String, String>> known =
            Caffeine.newBuilder().maximumSize(2).build();

    Slugs(Archive archive) {
        this.archive = archive;
    }

    /** The id of the item that a slug names, unless the word is an id itself or names several items. */
    Optional<String> id(String section, String word) {
        var type = KINDS.get(section);
        if (type == null || archive.find(type, word).isPresent()) {
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(archive.revision(), it -> read()).get(section + "/" + slug(word)))
                .filter(it -> !it.isEmpty());
    }

    private Map<String, String> read() {
        var all = new HashMap<String, String>();
        KINDS.forEach((section, type) -> archive.all(type)
                .forEach(item -> item.label().values().values().stream()
                        .map(Slugs::slug)
                        .distinct()
                        .forEach(slug -> all.merge(
                                section + "/" + slug, item.key(), (one, other) -> one.equals(other) ? one : ""))));
        return all;
    }

    /** Small letters of the English alphabet, digits and hyphens. */
    static String slug(String title) {
        return Normalizer.normalize(title.toLowerCase(Locale.ROOT).replace("đ", "dj"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }
}
