package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A question of the set with what a right answer rests on.
 *
 * @param about the ids of which one must come first; empty when the archive has no answer
 */
record Asked(String text, Language language, List<String> about, String trait) {

    enum Half {
        CALIBRATION,
        TEST
    }

    boolean inScope() {
        return !about.isEmpty();
    }

    /** By the hash of its text, so that neither half can be chosen. */
    Half half() {
        return Integer.bitCount(hash(text)[0] & 0xff) % 2 == 0 ? Half.CALIBRATION : Half.TEST;
    }

    String script() {
        return language != Language.SR ? "latin" : Cyrillic.toLatin(text).equals(text) ? "sr-latin" : "sr-cyrillic";
    }

    /** Whether a language that has diacritics is typed without any. */
    boolean bare() {
        return language != Language.EN
                && script().endsWith("latin")
                && text.chars().allMatch(it -> it < 128);
    }

    static List<Asked> half(Half half) {
        return read("in-scope", "out-of-scope").stream()
                .filter(it -> it.half() == half)
                .toList();
    }

    static List<Asked> read(String... files) {
        var all = new ArrayList<Asked>();
        for (var file : files) {
            for (var group : groups(file)) {
                for (var language : Language.values()) {
                    for (var text : group.of(language)) {
                        all.add(new Asked(text, language, group.about(), group.trait()));
                    }
                }
            }
        }
        return all;
    }

    static List<Group> groups(String file) {
        try (var in = Objects.requireNonNull(Asked.class.getResourceAsStream("/questions/" + file + ".yaml"))) {
            return new YAMLMapper()
                    .readValue(in.readAllBytes(), new TypeReference<List<Map<String, Object>>>() {}).stream()
                            .map(Group::of)
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Questions in three languages that rest on the same. */
    record Group(List<String> about, String trait, boolean excepted, Map<Language, List<String>> questions) {

        static Group of(Map<String, Object> map) {
            var questions = new java.util.EnumMap<Language, List<String>>(Language.class);
            for (var language : Language.values()) {
                questions.put(language, strings(map.get(language.code())));
            }
            return new Group(
                    strings(map.get("about")),
                    String.valueOf(map.getOrDefault("trait", "direct")),
                    map.containsKey("except"),
                    questions);
        }

        List<String> of(Language language) {
            return questions.getOrDefault(language, List.of());
        }

        private static List<String> strings(@org.jspecify.annotations.Nullable Object list) {
            return list instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }
}
