package org.dialogueinfo.content;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Agreement.Implementation;
import org.dialogueinfo.content.Agreement.Mark;
import org.dialogueinfo.content.Agreement.Status;

/**
 * How many are how far: computed, never typed.
 *
 * @param of the denominator: how many there are in all
 * @param values how many have each step of the scale; together they are the denominator
 * @param marks how many bear each mark; one may bear several, or none
 */
public record Rollup(int of, Map<Implementation, Integer> values, Map<Mark, Integer> marks) {

    /** Counts statuses. */
    public static Rollup of(Collection<Status> all) {
        var values = new LinkedHashMap<Implementation, Integer>();
        for (var value : Implementation.values()) {
            values.put(
                    value, (int) all.stream().filter(it -> it.value() == value).count());
        }
        var marks = new LinkedHashMap<Mark, Integer>();
        for (var mark : Mark.values()) {
            marks.put(mark, (int)
                    all.stream().filter(it -> it.marks().contains(mark)).count());
        }
        return new Rollup(all.size(), values, marks);
    }

    /** The provisions of an agreement. */
    public static Rollup ofProvisions(Agreement agreement) {
        return of(agreement.provisions().stream().map(agreement::status).toList());
    }

    /** Agreements as wholes. */
    public static Rollup ofAgreements(List<Agreement> agreements) {
        return of(agreements.stream().map(Agreement::status).toList());
    }
}
