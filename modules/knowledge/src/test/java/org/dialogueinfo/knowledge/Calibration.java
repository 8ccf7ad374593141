package org.dialogueinfo.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Lexicon;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.knowledge.Asked.Half;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Fits the judgement to the calibration half anew and writes it down:
 * {@code mvn -pl modules/knowledge test -Dtest=Calibration -Drefit=true}. Lexicons that have
 * forgotten much stand for the words of strangers. Logistic regression with a little decay, then the lowest thresholds that keep wrong answers and answers out of scope rare.
 */
@ArchiveLoaded
@EnabledIfSystemProperty(named = "refit", matches = "true")
class Calibration {

    private static final double DECAY = 0.003;
    private static final double MOST_WRONG = 0.018;
    private static final double MOST_INVENTED = 0.025;
    private static final double MOST_LOST = 0.015;
    private static final Path FILE = Path.of("src/main/resources/knowledge/calibration.properties");

    private static final double FORGOTTEN = 0.4;
    private static final int LEXICONS = 4;

    @Autowired
    Archive archive;

    @Autowired
    Vocabulary vocabulary;

    @Autowired
    Lexicon lexicon;

    @Test
    void fitsTheJudgement() throws IOException {
        var samples = samples();
        var weights = fit(samples);
        samples.replaceAll(it -> it.with(new Judgement(weights, 1, 1).likely(it.measures())));
        var answer = threshold(samples);
        var choice = Math.min(answer, abstention(samples));
        Files.writeString(FILE, """
                # Fitted by the command that modules/knowledge/README.md names; not by hand.
                # named whole names spoken margin unknown away words strange, and one for none
                weights = %s
                answer = %.3f
                choice = %.3f
                """.formatted(
                        Arrays.stream(weights)
                                .mapToObj(it -> String.format(Locale.ROOT, "%.3f", it))
                                .collect(Collectors.joining(" ")),
                        answer,
                        choice));
        System.out.printf(
                Locale.ROOT,
                "r@1 with %.0f%% of the lexicon forgotten: %.3f, answered %.3f%n",
                FORGOTTEN * 100,
                samples.stream().filter(Sample::right).count()
                        / (double) samples.stream().filter(Sample::inScope).count(),
                samples.stream()
                                .filter(it -> it.inScope() && it.free() && it.likely() >= answer)
                                .count()
                        / (double) samples.stream().filter(Sample::inScope).count());
        System.out.printf(Locale.ROOT, "%d samples, answer %.3f, choice %.3f%n", samples.size(), answer, choice);
        assertThat(Judgement.of(properties()).answer()).isBetween(0.0, 1.0);
    }

    private static java.util.Properties properties() throws IOException {
        var properties = new java.util.Properties();
        try (var in = Files.newBufferedReader(FILE)) {
            properties.load(in);
        }
        return properties;
    }

    private List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        for (int seed = 1; seed <= LEXICONS; seed++) {
            samples.addAll(
                    samples(new Index(new Catalogue(archive, vocabulary, new Thinned(lexicon, FORGOTTEN, seed)))));
        }
        return samples;
    }

    private static List<Sample> samples(Index index) {
        var asked = new ArrayList<>(Asked.read("hard", "hard-2", "stranger-2", "astray"));
        Asked.read("stranger", "citizens").stream()
                .filter(it -> it.half() == Half.CALIBRATION)
                .forEach(asked::add);
        Asked.read("in-scope", "out-of-scope").stream()
                .filter(it -> it.half() == Half.CALIBRATION)
                .forEach(asked::add);
        var samples = new ArrayList<Sample>();
        for (var it : asked) {
            var question = index.read(it.text(), it.language());
            var ranked = Ranking.rank(index, question);
            if (it.trait().equals("talk")
                    || it.trait().equals("meeting")
                    || it.trait().equals("list")) {
                continue;
            }
            var right = !ranked.candidates().isEmpty()
                    && it.about().contains(ranked.candidates().get(0).entry().id());
            samples.add(new Sample(
                    Measures.of(question, ranked),
                    right,
                    it.inScope(),
                    ranked.near().isEmpty(),
                    0));
        }
        return samples;
    }

    private static double[] fit(List<Sample> samples) {
        int size = samples.get(0).measures().values().length + 1;
        var weights = new double[size];
        var judgement = new Judgement(weights, 1, 1);
        for (int round = 0; round < 3_000; round++) {
            var slope = new double[size];
            for (var sample : samples) {
                var values = sample.measures().values();
                double off = (sample.right() ? 1 : 0) - judgement.likely(sample.measures());
                for (int i = 0; i < values.length; i++) {
                    slope[i] += off * values[i];
                }
                slope[size - 1] += off;
            }
            for (int i = 0; i < size; i++) {
                weights[i] += 1.0 * (slope[i] / samples.size() - (i < size - 1 ? DECAY * weights[i] : 0));
            }
        }
        return weights;
    }

    /** The lowest likelihood above which few answers are wrong and few questions out of scope are answered. */
    private static double threshold(List<Sample> samples) {
        double in = samples.stream().filter(Sample::inScope).count();
        double out = samples.size() - in;
        var sorted = samples.stream()
                .filter(Sample::free)
                .sorted(Comparator.comparing(Sample::likely).reversed())
                .toList();
        double wrong = 0;
        double invented = 0;
        double lowest = 1;
        for (var sample : sorted) {
            wrong += sample.inScope() && !sample.right() ? 1 : 0;
            invented += sample.inScope() ? 0 : 1;
            if (wrong / in > MOST_WRONG || invented / out > MOST_INVENTED) {
                break;
            }
            lowest = sample.likely();
        }
        return lowest;
    }

    /** The highest likelihood below which hardly any question is lost that has its right item in front. */
    private static double abstention(List<Sample> samples) {
        var right = samples.stream()
                .filter(Sample::right)
                .map(Sample::likely)
                .sorted()
                .toList();
        return right.get((int) (right.size() * MOST_LOST));
    }

    private record Sample(Measures measures, boolean right, boolean inScope, boolean free, double likely) {
        Sample with(double newLikely) {
            return new Sample(measures, right, inScope, free, newLikely);
        }
    }
}
