package org.dialogueinfo.knowledge;

import java.util.Arrays;
import java.util.Properties;

/**
 * Whether a best candidate is good enough to answer with, to ask back about, or neither. The numbers in
 * {@code calibration.properties} are fitted to the calibration half of the question set, by the command that the module's
 * README names.
 *
 * @param weights one per measure, the last one for none
 * @param answer the least likelihood at which it is answered
 * @param choice the least likelihood at which it is asked back
 */
record Judgement(double[] weights, double answer, double choice) {

    /** A question of which nearly half is nowhere in the candidate is never answered outright. */
    private static final double MOST_STRANGE = 0.42;

    static Judgement calibrated() {
        return of(WordLists.properties("calibration"));
    }

    static Judgement of(Properties properties) {
        return new Judgement(
                Arrays.stream(properties.getProperty("weights").strip().split("\\s+"))
                        .mapToDouble(Double::parseDouble)
                        .toArray(),
                Double.parseDouble(properties.getProperty("answer")),
                Double.parseDouble(properties.getProperty("choice")));
    }

    enum Zone {
        ANSWER,
        CHOICE,
        NONE
    }

    Zone of(Measures measures) {
        var likely = likely(measures);
        return likely >= answer && measures.strange() <= MOST_STRANGE
                ? Zone.ANSWER
                : likely >= choice ? Zone.CHOICE : Zone.NONE;
    }

    /** How likely the best candidate is right. */
    double likely(Measures measures) {
        var values = measures.values();
        double sum = weights[weights.length - 1];
        for (int i = 0; i < values.length; i++) {
            sum += weights[i] * values[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }
}
