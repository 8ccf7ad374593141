package org.dialogueinfo.desk;

import java.util.List;

/** What was sent cannot be taken as it is; nothing was changed. */
final class Refused extends RuntimeException {

    private final List<Problem> problems;

    Refused(List<Problem> problems) {
        super("refused: " + problems.stream().map(Problem::key).toList());
        this.problems = List.copyOf(problems);
    }

    List<Problem> problems() {
        return problems;
    }
}
