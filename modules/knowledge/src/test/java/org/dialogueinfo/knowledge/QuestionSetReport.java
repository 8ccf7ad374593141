package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Lexicon;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.knowledge.Asked.Half;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Prints the table beside two baselines: {@code mvn -pl modules/knowledge test -Dtest=QuestionSetReport -Dquestions=all}.
 * Or one part: {@code calibration}, {@code test}, {@code hard}, {@code fresh}; with {@code -Dmisses=true} also what went wrong in the half that may
 * be looked at ({@code -Dmisses=all}: in both, which are then kept no longer).
 */
@ArchiveLoaded
@EnabledIfSystemProperty(named = "questions", matches = ".+")
class QuestionSetReport {

    @Autowired
    Knowledge knowledge;

    @Autowired
    Archive archive;

    @Autowired
    Vocabulary vocabulary;

    @Autowired
    Lexicon lexicon;

    private final List<String> lines = new ArrayList<>();

    @Test
    void printsTheTable() throws IOException {
        var which = System.getProperty("questions");
        var catalogue = new Catalogue(archive, vocabulary, lexicon);
        var standard = Baselines.standard(catalogue);
        var chains = Baselines.chains(catalogue);
        standard.calibrate(Asked.half(Half.CALIBRATION));
        chains.calibrate(Asked.half(Half.CALIBRATION));
        for (var part : List.of(
                "calibration",
                "test",
                "hard",
                "hard-2",
                "fresh",
                "fresh-2",
                "everyday",
                "stranger",
                "stranger-2",
                "stranger-3",
                "astray",
                "astray-2",
                "citizens")) {
            if (which.equals(part) || which.equals("all")) {
                var questions = List.of("calibration", "test").contains(part)
                        ? Asked.half(Half.valueOf(part.toUpperCase(Locale.ROOT)))
                        : Asked.read(part);
                lines.add("");
                lines.add(part.toUpperCase(Locale.ROOT) + Scores.HEADER.substring(part.length()));
                baseline("StandardAnalyzer, BM25", standard, questions);
                baseline("our chains, BM25", chains, questions);
                table(questions);
            }
        }
        size(catalogue, standard);
        System.out.println(String.join("\n", lines));
    }

    private void baseline(String name, Baselines baseline, List<Asked> questions) {
        var scores = new Scores();
        baseline.score(questions, scores);
        lines.add(scores.row(name));
    }

    private void table(List<Asked> questions) {
        var all = new Scores();
        var mayBeSeen = new Scores();
        var parts = new TreeMap<String, Scores>();
        for (var asked : questions) {
            var answer = knowledge.ask(asked.text(), asked.language());
            all.add(asked, answer);
            if (asked.half() == Half.CALIBRATION || "all".equals(System.getProperty("misses"))) {
                mayBeSeen.add(asked, answer);
            }
            for (var part : parts(asked)) {
                parts.computeIfAbsent(part, it -> new Scores()).add(asked, answer);
            }
        }
        lines.add(all.row("Knowledge"));
        parts.forEach((part, scores) -> lines.add(scores.row("  " + part)));
        if (System.getProperty("misses") != null) {
            lines.addAll(mayBeSeen.misses());
        }
    }

    private static List<String> parts(Asked asked) {
        var parts = new ArrayList<String>();
        parts.add("language " + asked.language().code());
        parts.add("trait " + asked.trait());
        parts.add("half " + asked.half());
        if (asked.script().startsWith("sr")) {
            parts.add("script " + asked.script());
        }
        if (asked.bare()) {
            parts.add("typed without diacritics");
        }
        return parts;
    }

    private void size(Catalogue catalogue, Baselines standard) {
        long begin = System.nanoTime();
        var index = new Index(catalogue);
        lines.add("");
        lines.add("%d items, index rebuilt in %d ms, texts %d bytes in memory"
                .formatted(catalogue.entries().size(), (System.nanoTime() - begin) / 1_000_000, index.size()));
        var questions = Asked.read("in-scope", "out-of-scope");
        for (int warm = 0; warm < 3; warm++) {
            questions.forEach(it -> knowledge.ask(it.text(), it.language()));
        }
        var times = questions.stream()
                .mapToLong(it -> nanos(() -> knowledge.ask(it.text(), it.language())))
                .sorted()
                .toArray();
        lines.add(String.format(
                Locale.ROOT,
                "one question, processor time: p50 %.2f ms, p99 %.2f ms",
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6));
        questions.forEach(standard::firstTerm);
        var raw = questions.stream()
                .mapToLong(it -> nanos(() -> standard.firstTerm(it)))
                .sum();
        lines.add(String.format(
                Locale.ROOT,
                "per second of one processor: %.0f questions, %.0f single terms asked of Lucene alone",
                1e9 * times.length / LongStream.of(times).sum(),
                1e9 * questions.size() / raw));
    }

    /** Processor time of this thread, which other work on the machine does not change. */
    private static long nanos(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long begin = threads.getCurrentThreadCpuTime();
        work.run();
        return threads.getCurrentThreadCpuTime() - begin;
    }
}
