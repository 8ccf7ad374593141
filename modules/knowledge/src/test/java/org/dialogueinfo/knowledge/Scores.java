package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dialogueinfo.knowledge.Knowledge.Answer;
import org.dialogueinfo.knowledge.Knowledge.Citation;
import org.dialogueinfo.knowledge.Knowledge.Outcome;
import org.dialogueinfo.knowledge.Knowledge.Suggestion;

/** What came of a set of questions. */
final class Scores {

    private int inScope;
    private int first;
    private int three;
    private double reciprocal;
    private int answered;
    private int answeredRight;
    private int outOfScope;
    private int rejected;
    private final List<String> misses = new ArrayList<>();

    /** The ids that an answer shows, the first one first. */
    static List<String> shown(Answer answer) {
        return Stream.concat(
                        answer.citations().stream().map(Citation::id),
                        answer.suggestions().stream().map(Suggestion::id))
                .distinct()
                .toList();
    }

    void add(Asked asked, Answer answer) {
        add(asked, shown(answer), answer.outcome());
    }

    void add(Asked asked, List<String> shown, Outcome outcome) {
        if (!asked.inScope()) {
            outOfScope++;
            rejected += outcome == Outcome.ANSWER ? 0 : 1;
            if (outcome == Outcome.ANSWER) {
                miss(asked, shown, outcome);
            }
            return;
        }
        inScope++;
        int rank = 0;
        for (int i = 0; i < shown.size() && rank == 0; i++) {
            rank = asked.about().contains(shown.get(i)) ? i + 1 : 0;
        }
        first += rank == 1 ? 1 : 0;
        three += rank > 0 && rank <= 3 ? 1 : 0;
        reciprocal += rank == 0 ? 0 : 1.0 / rank;
        answered += outcome == Outcome.ANSWER ? 1 : 0;
        answeredRight += outcome == Outcome.ANSWER && rank == 1 ? 1 : 0;
        if (rank != 1 || outcome != Outcome.ANSWER) {
            miss(asked, shown, outcome);
        }
    }

    private void miss(Asked asked, List<String> shown, Outcome outcome) {
        misses.add("%s %-6s %s -> %s  wanted %s"
                .formatted(
                        asked.language().code(),
                        outcome,
                        asked.text(),
                        shown,
                        asked.about().stream().limit(3).toList()));
    }

    double recallAt1() {
        return share(first, inScope);
    }

    double mrr() {
        return inScope == 0 ? 0 : reciprocal / inScope;
    }

    double answeredShare() {
        return share(answered, inScope);
    }

    double answeredWrong() {
        return share(answered - answeredRight, inScope);
    }

    double rejection() {
        return share(rejected, outOfScope);
    }

    List<String> misses() {
        return misses;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    static final String HEADER = "%-34s %5s %6s %6s %6s %8s %9s %6s %5s %8s"
            .formatted("", "in", "r@1", "r@3", "mrr", "answered", "precision", "wrong", "out", "rejected");

    String row(String name) {
        return String.format(
                Locale.ROOT,
                "%-34s %5d %6.3f %6.3f %6.3f %8.3f %9.3f %6.3f %5d %8.3f",
                name,
                inScope,
                recallAt1(),
                share(three, inScope),
                mrr(),
                answeredShare(),
                share(answeredRight, answered),
                answeredWrong(),
                outOfScope,
                rejection());
    }
}
