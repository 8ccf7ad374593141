package org.dialogueinfo.website;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Agreement.Mark;

/**
 * How many agreements stand on which step, and where each part of the bar lies: computed, with its denominator.
 *
 * @param of how many there are in all
 * @param marks what is said beside the scale; one agreement may bear several
 */
record Scale(int of, List<Part> parts, List<Count> marks) {

    /** The bar is a thousand units long. */
    static final int LENGTH = 1000;

    private static final List<Implementation> ORDER = List.of(
            Implementation.FULL,
            Implementation.PARTIAL,
            Implementation.MINIMAL,
            Implementation.NOT_STARTED,
            Implementation.UNKNOWN);

    static Scale of(List<Agreement> agreements) {
        var parts = new ArrayList<Part>();
        int before = 0;
        for (var step : ORDER) {
            int count = count(agreements, step);
            if (count > 0) {
                int from = before * LENGTH / agreements.size();
                int to = (before + count) * LENGTH / agreements.size();
                parts.add(new Part(step, count, from, to - from));
                before += count;
            }
        }
        var marks = new ArrayList<Count>();
        for (var mark : Mark.values()) {
            int count = count(agreements, mark);
            if (count > 0) {
                marks.add(new Count(mark, count));
            }
        }
        return new Scale(agreements.size(), parts, marks);
    }

    private static int count(List<Agreement> agreements, Agreement.StatusCode code) {
        return (int) agreements.stream().filter(it -> it.status().has(code)).count();
    }

    record Part(Implementation step, int count, int x, int width) {}

    record Count(Mark mark, int count) {}
}
