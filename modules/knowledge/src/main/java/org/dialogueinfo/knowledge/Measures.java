package org.dialogueinfo.knowledge;

import org.dialogueinfo.content.NearTopic;
import org.dialogueinfo.knowledge.Ranking.Candidate;
import org.dialogueinfo.knowledge.Ranking.Ranked;

/**
 * What tells a good best candidate from a bad one.
 *
 * @param named how much of the question the candidate's names cover
 * @param whole the weight of the best whole phrase
 * @param names the weight of all that its names have of the question
 * @param spoken how much its text speaks of it
 * @param margin how far the next candidate that is called otherwise is behind
 * @param unknown how much of the question nobody knows
 * @param away how much near topics have of it that the candidate has not
 * @param words how many of its words could name a subject
 * @param strange how much of the question the candidate neither is called by nor speaks of
 */
record Measures(
        double named,
        double whole,
        double names,
        double spoken,
        double margin,
        double unknown,
        double away,
        double words,
        double strange) {

    /** What a question weighs at least, so that a word that tells little is not all there is. */
    private static final double LEAST = 0.6;

    static final Measures NOTHING = new Measures(0, 0, 0, 0, 0, 1, 0, 0, 1);

    static Measures of(Question question, Ranked ranked) {
        if (ranked.candidates().isEmpty()) {
            return NOTHING;
        }
        var best = ranked.candidates().get(0);
        double whole = 0;
        double covered = 0;
        double unknown = 0;
        double away = 0;
        double strange = 0;
        for (int w = 0; w < question.words().size(); w++) {
            var word = question.words().get(w);
            var mine = best.word(w);
            var near = near(ranked, w);
            whole += Math.max(word.weight(), Math.max(mine, near));
            covered += mine;
            away += Math.max(0, near - mine);
            if (mine == 0 && near == 0) {
                unknown += word.weight();
            }
            if (ranked.strange().contains(w)) {
                strange += word.weight();
            }
        }
        return new Measures(
                covered / Math.max(LEAST, whole),
                best.named(),
                Math.min(3, best.names()),
                best.spoken() / (best.spoken() + 8),
                margin(ranked, best),
                unknown / Math.max(LEAST, whole),
                away,
                Math.min(6, question.subjects()),
                strange / Math.max(LEAST, whole));
    }

    private static double near(Ranked ranked, int word) {
        return ranked.near().stream()
                .filter(it ->
                        it.topic().kind() == NearTopic.Kind.TOPIC || it.topic().kind() == NearTopic.Kind.ELSEWHERE)
                .mapToDouble(it -> it.evidence().word(word))
                .max()
                .orElse(0);
    }

    private static double margin(Ranked ranked, Candidate best) {
        if (best.score() <= 0) {
            return 0;
        }
        return ranked.candidates().stream()
                .skip(1)
                .filter(it -> !calledAlike(best, it))
                .findFirst()
                .map(it -> (best.score() - Math.max(0, it.score())) / best.score())
                .orElse(1.0);
    }

    /** Whether two candidates have the same words of the question, the first merely before the other. */
    private static boolean calledAlike(Candidate best, Candidate other) {
        return other.named() > 0 && other.named() > 0.7 * best.named() && other.names() > 0.7 * best.names();
    }

    double[] values() {
        return new double[] {named, whole, names, spoken, margin, unknown, away, words / 6, strange};
    }
}
