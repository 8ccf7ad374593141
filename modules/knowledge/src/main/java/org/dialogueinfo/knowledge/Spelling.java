package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.knowledge.Word.Form;

/**
 * Finds the words a mistyped one may stand for: those one edit away (by the words that both become when a letter is left
 * out), two for long words, and failing that those that share most groups of three letters.
 */
final class Spelling {

    private static final int MOST = 5;
    private static final double ONE_EDIT = 0.85;
    private static final double SHORT_EDIT = 0.65;
    private static final double TWO_EDITS = 0.6;
    private static final double ALIKE = 0.55;

    private final Map<String, Integer> ranks = new HashMap<>();
    private final Map<String, List<String>> shortened = new HashMap<>();
    private final Map<String, List<String>> groups = new HashMap<>();

    /** @param rank the higher, the sooner it is thought of */
    void learn(String word, int rank) {
        boolean known = ranks.containsKey(word);
        ranks.merge(word, rank, Math::max);
        if (known || word.length() < 4 || Character.isDigit(word.charAt(0))) {
            return;
        }
        for (var shorter : new HashSet<>(shorter(word))) {
            shortened.computeIfAbsent(shorter, it -> new ArrayList<>(2)).add(word);
        }
        for (var group : grouped(word)) {
            groups.computeIfAbsent(group, it -> new ArrayList<>(2)).add(word);
        }
    }

    boolean knows(String word) {
        return ranks.containsKey(word);
    }

    List<Form> neighbours(String word) {
        if (word.length() < 4 || Character.isDigit(word.charAt(0))) {
            return List.of();
        }
        var found = new HashSet<String>();
        for (var shorter : shorter(word)) {
            found.addAll(shortened.getOrDefault(shorter, List.of()));
        }
        var forms = new LinkedHashMap<String, Double>();
        for (var candidate : found) {
            int edits = edits(word, candidate);
            if (edits == 1 && (word.length() > 4 || candidate.charAt(0) == word.charAt(0))) {
                var sure = word.length() > 6 || word.length() > 5 && candidate.charAt(0) == word.charAt(0);
                forms.put(candidate, sure ? ONE_EDIT : SHORT_EDIT);
            } else if (edits == 2 && Math.min(word.length(), candidate.length()) >= 8) {
                forms.put(candidate, TWO_EDITS);
            }
        }
        if (forms.isEmpty() && word.length() >= 6) {
            alike(word, forms);
        }
        return forms.entrySet().stream()
                .map(it -> new Form(it.getKey(), it.getValue()))
                .sorted(Comparator.comparing(Form::weight)
                        .thenComparing(it -> ranks.getOrDefault(it.surface(), 0))
                        .reversed())
                .limit(MOST)
                .toList();
    }

    private void alike(String word, Map<String, Double> forms) {
        var shared = new HashMap<String, Integer>();
        var mine = grouped(word);
        for (var group : mine) {
            groups.getOrDefault(group, List.of()).forEach(it -> shared.merge(it, 1, Integer::sum));
        }
        shared.forEach((candidate, count) -> {
            double likeness = 2.0 * count / (mine.size() + grouped(candidate).size());
            if (likeness >= ALIKE) {
                forms.put(candidate, likeness * 0.8);
            }
        });
    }

    private static List<String> shorter(String word) {
        var all = new ArrayList<String>(word.length() + 1);
        all.add(word);
        for (int i = 0; i < word.length(); i++) {
            all.add(word.substring(0, i) + word.substring(i + 1));
        }
        return all;
    }

    private static Set<String> grouped(String word) {
        var padded = "^" + word + "$";
        var all = new HashSet<String>();
        for (int i = 0; i + 3 <= padded.length(); i++) {
            all.add(padded.substring(i, i + 3));
        }
        return all;
    }

    /** Whether it begins with the letters, of which one may be another or two neighbours have changed places. */
    static boolean beginsAlmostWith(String word, String letters) {
        int at = 0;
        while (at < letters.length() && word.charAt(at) == letters.charAt(at)) {
            at++;
        }
        int rest = letters.length() - at;
        return rest == 0
                || word.regionMatches(at + 1, letters, at + 1, rest - 1)
                || rest > 1
                        && word.charAt(at) == letters.charAt(at + 1)
                        && word.charAt(at + 1) == letters.charAt(at)
                        && word.regionMatches(at + 2, letters, at + 2, rest - 2);
    }

    /** Letters added, left out, changed or swapped with their neighbour. */
    static int edits(String a, String b) {
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var now = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(Math.min(now[j - 1], last[j]) + 1, last[j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    now[j] = Math.min(now[j], before[j - 2] + 1);
                }
            }
            var spare = before;
            before = last;
            last = now;
            now = spare;
        }
        return last[b.length()];
    }
}
