package org.dialogueinfo.content;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dialogueinfo.content.Memory.Change;
import org.dialogueinfo.content.Memory.Difference;
import org.dialogueinfo.content.Memory.Words;
import tools.jackson.databind.JsonNode;

/** What differs between two canonical documents, value by value and word by word. */
final class Differences {

    /** A word with the white space after it, so that joined words are the text. */
    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

    private Differences() {}

    static List<Difference> between(String before, String after) {
        var old = values(before);
        var now = values(after);
        var places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        return places.stream()
                .filter(it -> !old.getOrDefault(it, "").equals(now.getOrDefault(it, "")))
                .map(it -> new Difference(it, words(old.getOrDefault(it, ""), now.getOrDefault(it, ""))))
                .toList();
    }

    static List<Words> words(String before, String after) {
        var old = split(before);
        var now = split(after);
        var words = new ArrayList<Words>();
        for (var delta : DiffUtils.diff(old, now, true).getDeltas()) {
            if (delta.getType() == DeltaType.EQUAL) {
                add(words, Change.SAME, delta.getSource().getLines());
            } else {
                add(words, Change.REMOVED, delta.getSource().getLines());
                add(words, Change.ADDED, delta.getTarget().getLines());
            }
        }
        return List.copyOf(words);
    }

    private static void add(List<Words> words, Change change, List<String> part) {
        if (!part.isEmpty()) {
            words.add(new Words(change, String.join("", part)));
        }
    }

    private static List<String> split(String text) {
        return WORD.matcher(text)
                .results()
                .map(java.util.regex.MatchResult::group)
                .toList();
    }

    private static Map<String, String> values(String document) {
        var values = new LinkedHashMap<String, String>();
        if (!document.isEmpty()) {
            collect("", CanonicalJson.read(document, JsonNode.class), values);
        }
        return values;
    }

    private static void collect(String place, JsonNode node, Map<String, String> values) {
        if (node.isObject()) {
            node.properties().forEach(it -> collect(place + "/" + it.getKey(), it.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(place + "/" + i, node.get(i), values);
            }
        } else if (!node.isNull()) {
            values.put(place, node.asString());
        }
    }
}
