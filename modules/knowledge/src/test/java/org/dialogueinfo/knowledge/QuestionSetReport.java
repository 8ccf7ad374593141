package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.dialogueinfo.knowledge.Asked.Half;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/** Prints the table: {@code mvn -pl modules/knowledge test -Dtest=QuestionSetReport -Dquestions=all}. */
@ArchiveLoaded
@EnabledIfSystemProperty(named = "questions", matches = ".+")
class QuestionSetReport {

    @Autowired
    Knowledge knowledge;

    @Test
    void printsTheTable() {
        var which = System.getProperty("questions");
        var lines = new ArrayList<String>();
        for (var half : Half.values()) {
            if (which.equals("all") || which.equalsIgnoreCase(half.name())) {
                table(
                        half.name(),
                        Asked.read("in-scope", "out-of-scope").stream()
                                .filter(it -> it.half() == half)
                                .toList(),
                        lines);
            }
        }
        for (var further : List.of("hard", "fresh")) {
            if (which.equals(further) || which.equals("all")) {
                table(further.toUpperCase(java.util.Locale.ROOT), Asked.read(further), lines);
            }
        }
        System.out.println(String.join("\n", lines));
    }

    private void table(String name, List<Asked> questions, List<String> lines) {
        var all = new Scores();
        var parts = new LinkedHashMap<String, Scores>();
        for (var asked : questions) {
            var answer = knowledge.ask(asked.text(), asked.language());
            all.add(asked, answer);
            for (var part : parts(asked)) {
                parts.computeIfAbsent(part, it -> new Scores()).add(asked, answer);
            }
        }
        lines.add(Scores.HEADER);
        lines.add(all.row(name));
        new java.util.TreeMap<>(parts).forEach((part, scores) -> lines.add(scores.row("  " + part)));
        if (System.getProperty("misses") != null) {
            lines.addAll(all.misses());
        }
    }

    private static List<String> parts(Asked asked) {
        var parts = new ArrayList<String>();
        parts.add("language " + asked.language().code());
        parts.add("trait " + asked.trait());
        if (asked.script().startsWith("sr")) {
            parts.add("script " + asked.script());
        }
        if (asked.bare()) {
            parts.add("typed without diacritics");
        }
        return parts;
    }
}
