package org.dialogueinfo.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dialogueinfo.content.Kind.Layout;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a content pack's YAML files and refuses it whole if anything in it is wrong. */
@Component
class PackReader {

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /**
     * Reads the pack below a folder such as {@code classpath:archive} or {@code file:/srv/pack}. Only {@code pack.yaml}
     * must be there.
     *
     * @throws PackRefused with file, line and reason
     */
    ContentPack read(String folder) {
        var header = PackFile.of(resources.getResource(folder + "/pack.yaml"));
        var name = header.read(header.tree(), "", PackHeader.class).id();
        var found = new EnumMap<Kind, Map<String, Found>>(Kind.class);
        for (var kind : Kind.values()) {
            found.put(kind, read(folder, kind));
        }
        checkReferences(found);
        var items = new EnumMap<Kind, List<Item>>(Kind.class);
        found.forEach((kind, all) -> items.put(
                kind, all.values().stream().map(it -> signed(it.item(), name)).toList()));
        return new ContentPack(name, items);
    }

    /** An assessment of a pack that names no author has the pack for one. */
    private static Item signed(Item item, String pack) {
        return item instanceof Agreement agreement
                ? agreement.with(agreement.assessments().stream()
                        .map(it -> it.author() == null ? it.by(Assessment.PACK + pack, it.reviewer()) : it)
                        .toList())
                : item;
    }

    private Map<String, Found> read(String folder, Kind kind) {
        var all = new LinkedHashMap<String, Found>();
        for (var resource : files(folder, kind.files())) {
            var file = PackFile.of(resource);
            for (var part : parts(kind.layout(), file.tree())) {
                var item = file.read(part.node(), part.pointer(), kind.type());
                var before = all.putIfAbsent(item.key(), new Found(item, file, part.pointer()));
                if (before != null) {
                    throw file.refused(
                            part.pointer(),
                            null,
                            "the %s %s is in %s already"
                                    .formatted(
                                            kind.code(),
                                            item.key(),
                                            before.file().name()));
                }
            }
        }
        return all;
    }

    private static List<Part> parts(Layout layout, JsonNode tree) {
        if (tree.isMissingNode() || tree.isNull()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        switch (layout) {
            case FILE_EACH -> parts.add(new Part(tree, ""));
            case LIST -> {
                for (int i = 0; i < tree.size(); i++) {
                    parts.add(new Part(tree.get(i), "/" + i));
                }
            }
            case ENTRIES -> tree.properties().forEach(it -> parts.add(new Part(identified(it), "/" + it.getKey())));
            case FIELDS -> tree.properties().forEach(it -> parts.add(new Part(field(it), "/" + it.getKey())));
        }
        return parts;
    }

    private static JsonNode identified(Map.Entry<String, JsonNode> entry) {
        return entry.getValue() instanceof ObjectNode node ? node.put("id", entry.getKey()) : entry.getValue();
    }

    private static JsonNode field(Map.Entry<String, JsonNode> entry) {
        var node = JsonNodeFactory.instance.objectNode().put("field", entry.getKey());
        node.set("terms", entry.getValue());
        return node;
    }

    private static void checkReferences(Map<Kind, Map<String, Found>> found) {
        var agreements = found.getOrDefault(Kind.AGREEMENT, Map.of());
        var sources = found.getOrDefault(Kind.SOURCE, Map.of()).keySet();
        var readable = new HashSet<>(agreements.keySet());
        readable.addAll(found.getOrDefault(Kind.MEETING, Map.of()).keySet());
        found.values().stream().flatMap(it -> it.values().stream()).forEach(it -> {
            it.demand("agreement", it.item().named().map(AgreementId::value), agreements.keySet());
            it.demand("item", it.item().leadsTo(), readable);
            it.demand("source", it.item().cited().map(SourceId::value), sources);
            if (it.item() instanceof Agreement agreement) {
                it.demand("provision", agreement.assessedProvisions(), agreement.provisionNumbers());
                refuseCycle(it, agreement, agreements);
            }
        });
    }

    private static void refuseCycle(Found found, Agreement from, Map<String, Found> agreements) {
        var seen = new HashSet<String>();
        for (var at = from; at.parent() != null; ) {
            if (!seen.add(at.key())) {
                throw found.file()
                        .refused("/parent", null, "the parents of %s lead back to itself".formatted(from.id()));
            }
            var parent = agreements.get(at.parent().value());
            if (parent == null) {
                return;
            }
            at = (Agreement) parent.item();
        }
    }

    private List<Resource> files(String folder, String pattern) {
        try {
            return Arrays.stream(resources.getResources(folder + "/" + pattern))
                    .filter(Resource::exists)
                    .sorted(Comparator.comparing(it -> String.valueOf(it.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record PackHeader(String id) {}

    private record Part(JsonNode node, String pointer) {}

    /** An item and where in the pack it was found. */
    private record Found(Item item, PackFile file, String pointer) {

        void demand(String what, Stream<String> named, Set<String> known) {
            named.filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw file.refused(pointer, id, "there is no %s %s in this pack".formatted(what, id));
            });
        }
    }
}
