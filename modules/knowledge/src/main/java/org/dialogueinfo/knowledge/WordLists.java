package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** Lists of words by name, kept beside the code as properties. */
final class WordLists {

    private WordLists() {}

    static Map<String, List<String>> read(String file) {
        var lists = new HashMap<String, List<String>>();
        properties(file)
                .forEach((name, words) -> lists.put(
                        name.toString(), List.of(words.toString().strip().split("\\s+"))));
        return lists;
    }

    static Properties properties(String file) {
        var properties = new Properties();
        var name = "/knowledge/" + file + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(WordLists.class.getResourceAsStream(name), name), StandardCharsets.UTF_8)) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
