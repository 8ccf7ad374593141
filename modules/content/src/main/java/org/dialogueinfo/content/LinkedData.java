package org.dialogueinfo.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.kernel.Localized;

/** Items in the words of schema.org. */
final class LinkedData {

    private LinkedData() {}

    static Map<String, Object> of(Item item) {
        var node = new LinkedHashMap<String, Object>();
        node.put("@id", "dialogue-info:" + item.key());
        node.put("name", values(item.label()));
        if (item instanceof Agreement it) {
            node.put("@type", "CreativeWork");
            node.put("description", values(it.summary()));
            node.put("citation", ids(it.sources()));
            node.put(
                    "isBasedOn",
                    it.related().stream().map(id -> reference(id.value())).toList());
        } else if (item instanceof Meeting it) {
            node.put("@type", "Event");
            node.put("startDate", it.date().value());
            node.put("description", values(it.summary()));
            node.put(
                    "about",
                    it.agreements().stream().map(id -> reference(id.value())).toList());
            node.put("subjectOf", ids(it.sources()));
        } else if (item instanceof Source it) {
            node.put("@id", "dialogue-info:source/" + it.id());
            node.put("@type", "CreativeWork");
            node.put("name", it.title());
            node.put("publisher", Map.of("@type", "Organization", "name", it.publisher()));
            if (it.url() != null) {
                node.put("url", it.url().toString());
            }
        }
        return node;
    }

    private static List<Map<String, String>> values(Localized<String> text) {
        return text.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(it -> Map.of("@language", it.getKey().code(), "@value", it.getValue()))
                .toList();
    }

    private static List<Map<String, String>> ids(List<SourceId> sources) {
        return sources.stream().map(it -> reference("source/" + it)).toList();
    }

    private static Map<String, String> reference(String id) {
        return Map.of("@id", "dialogue-info:" + id);
    }
}
