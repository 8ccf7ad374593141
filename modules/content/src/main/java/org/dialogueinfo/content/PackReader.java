package org.dialogueinfo.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.dialogueinfo.kernel.Localized;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a content pack's YAML files and refuses it whole if anything in it is wrong. */
@Component
class PackReader {

    private static final int LARGEST_FILE = 4 * 1024 * 1024;

    private final YAMLMapper yaml = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(tools.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /**
     * Reads the pack below a folder such as {@code classpath:archive} or {@code file:/srv/pack}.
     *
     * @throws PackRefused with file, line and reason
     */
    ContentPack read(String folder) {
        var places = new HashMap<String, String>();
        var name = read(one(folder, "pack.yaml"), new TypeReference<PackHeader>() {})
                .id();
        var sources = new ArrayList<Source>();
        for (var entry : read(one(folder, "sources.yaml"), new TypeReference<Map<String, SourceEntry>>() {})
                .entrySet()) {
            sources.add(guarded("sources.yaml", () -> entry.getValue().as(entry.getKey())));
        }
        var vocabulary = read(
                        one(folder, "vocabulary.yaml"),
                        new TypeReference<Map<Vocabulary.Field, Map<String, Localized<String>>>>() {})
                .entrySet()
                .stream()
                .map(it -> new Terms(it.getKey(), it.getValue()))
                .toList();
        var agreements = new ArrayList<Agreement>();
        for (var file : all(folder, "agreements/*.yaml")) {
            var agreement = read(file, new TypeReference<Agreement>() {});
            once(places, "agreement " + agreement.id(), name(file));
            agreements.add(agreement);
        }
        var meetings = new ArrayList<Meeting>();
        for (var file : all(folder, "meetings/*.yaml")) {
            for (var meeting : read(file, new TypeReference<List<Meeting>>() {})) {
                once(places, "meeting " + meeting.id(), name(file));
                meetings.add(meeting);
            }
        }
        var concepts = optional(
                folder,
                "thesaurus.yaml",
                new TypeReference<Map<String, PackLexicon.ConceptEntry>>() {},
                PackLexicon.ConceptEntry::as);
        var nearTopics = optional(
                folder,
                "near-topics.yaml",
                new TypeReference<Map<String, PackLexicon.NearTopicEntry>>() {},
                PackLexicon.NearTopicEntry::as);
        var pack = new ContentPack(name, sources, vocabulary, agreements, meetings, concepts, nearTopics);
        checkReferences(pack, places);
        return pack;
    }

    private static void checkReferences(ContentPack pack, Map<String, String> places) {
        var sources = new HashSet<SourceId>();
        pack.sources().forEach(it -> sources.add(it.id()));
        var parents = new HashMap<AgreementId, Optional<AgreementId>>();
        pack.agreements().forEach(it -> parents.put(it.id(), Optional.ofNullable(it.parent())));
        for (var agreement : pack.agreements()) {
            var file = Objects.requireNonNull(places.get("agreement " + agreement.id()));
            demand(file, "agreement", agreement.related(), parents.keySet());
            demand(
                    file,
                    "agreement",
                    agreement.parent() == null ? List.of() : List.of(agreement.parent()),
                    parents.keySet());
            demand(file, "source", agreement.sources(), sources);
            agreement.sections().forEach(it -> demand(file, "source", it.sources(), sources));
            agreement.dates().forEach(it -> demand(file, "source", it.sources(), sources));
            agreement.titleSources().values().values().forEach(it -> demand(file, "source", it, sources));
            refuseCycle(file, agreement.id(), parents);
        }
        var items = new HashSet<String>();
        parents.keySet().forEach(it -> items.add(it.value()));
        pack.meetings().forEach(it -> items.add(it.id().value()));
        pack.concepts().forEach(it -> demand("thesaurus.yaml", "item", it.about(), items));
        pack.nearTopics().forEach(it -> demand("near-topics.yaml", "item", it.nearest(), items));
        for (var meeting : pack.meetings()) {
            var file = Objects.requireNonNull(places.get("meeting " + meeting.id()));
            demand(file, "agreement", meeting.agreements(), parents.keySet());
            demand(file, "source", meeting.sources(), sources);
        }
    }

    private static void refuseCycle(String file, AgreementId from, Map<AgreementId, Optional<AgreementId>> parents) {
        var seen = new HashSet<AgreementId>();
        var at = Optional.of(from);
        while (at.isPresent()) {
            if (!seen.add(at.get())) {
                throw new PackRefused(file, 0, "the parents of %s lead back to itself".formatted(from));
            }
            at = parents.getOrDefault(at.get(), Optional.empty());
        }
    }

    private static <T> void demand(String file, String what, Collection<T> named, Collection<T> known) {
        for (var id : named) {
            if (!known.contains(id)) {
                throw new PackRefused(file, 0, "there is no %s %s in this pack".formatted(what, id));
            }
        }
    }

    private static void once(Map<String, String> places, String item, String file) {
        var before = places.putIfAbsent(item, file);
        if (before != null) {
            throw new PackRefused(file, 0, "the %s is in %s already".formatted(item, before));
        }
    }

    private <T> T read(Resource file, TypeReference<T> type) {
        try (var in = file.getInputStream()) {
            var bytes = in.readNBytes(LARGEST_FILE + 1);
            if (bytes.length > LARGEST_FILE) {
                throw new PackRefused(name(file), 0, "the file is larger than %d bytes".formatted(LARGEST_FILE));
            }
            return yaml.readValue(bytes, type);
        } catch (JacksonException e) {
            var at = e.getLocation();
            var reason = e instanceof DatabindException && e.getCause() instanceof IllegalArgumentException cause
                    ? cause.getMessage()
                    : e.getOriginalMessage();
            throw new PackRefused(name(file), at == null ? 0 : at.getLineNr(), String.valueOf(reason));
        } catch (IOException e) {
            throw new PackRefused(name(file), 0, "it cannot be read");
        }
    }

    private static <T> T guarded(String file, java.util.function.Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            throw new PackRefused(file, 0, String.valueOf(e.getMessage()));
        }
    }

    private <E, T> List<T> optional(
            String folder, String file, TypeReference<Map<String, E>> type, BiFunction<E, String, T> read) {
        var resource = one(folder, file);
        return resource.exists() ? PackLexicon.entries(resource, read(resource, type), read) : List.of();
    }

    private Resource one(String folder, String file) {
        return resources.getResource(folder + "/" + file);
    }

    private List<Resource> all(String folder, String pattern) {
        try {
            var found = resources.getResources(folder + "/" + pattern);
            Arrays.sort(found, java.util.Comparator.comparing(PackReader::name));
            return List.of(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Resource file) {
        return String.valueOf(file.getFilename());
    }

    private record PackHeader(String id) {}

    private record SourceEntry(
            String title,
            String publisher,
            java.net.@org.jspecify.annotations.Nullable URI url,
            org.dialogueinfo.kernel.@org.jspecify.annotations.Nullable PartialDate date) {
        Source as(String id) {
            return new Source(new SourceId(id), title, publisher, url, date);
        }
    }
}
