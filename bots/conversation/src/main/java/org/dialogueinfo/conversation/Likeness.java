package org.dialogueinfo.conversation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Cyrillic;

/** Whether two questions ask the same: by the beginnings of their longer words, whatever the script and diacritics. */
final class Likeness {

    private static final int STEM = 5;
    private static final int SHORTEST = 4;
    private static final double LIKE = 0.5;

    private Likeness() {}

    static boolean alike(String one, String other) {
        var first = stems(one);
        var second = stems(other);
        if (first.isEmpty() || second.isEmpty()) {
            return folded(one).equals(folded(other));
        }
        var both = new HashSet<>(first);
        both.retainAll(second);
        return (double) both.size() / (first.size() + second.size() - both.size()) >= LIKE;
    }

    private static Set<String> stems(String text) {
        return Arrays.stream(folded(text).split("[^a-z0-9]+"))
                .filter(it -> it.length() >= SHORTEST)
                .map(it -> it.substring(0, Math.min(STEM, it.length())))
                .collect(Collectors.toSet());
    }

    private static String folded(String text) {
        return Normalizer.normalize(Cyrillic.toLatin(text), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
