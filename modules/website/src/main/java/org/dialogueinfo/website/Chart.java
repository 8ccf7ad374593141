package org.dialogueinfo.website;

import java.util.ArrayList;
import java.util.List;
import org.dialogueinfo.content.Agreement.Implementation;

/**
 * Horizontal bars made of parts, as data: drawn as SVG or PNG, and shown as a table beside it.
 *
 * @param title what it shows, for those who see it and those who hear it
 * @param description the same in words
 * @param legend the names of the parts, in the order of the bars' values
 * @param bars one for each row
 */
record Chart(String title, String description, List<String> legend, List<Bar> bars) {

    /** One hue that fills, as on the pages: not started, minimal, partial, full; and not known. */
    static final List<String> SCALE = List.of("#ddd3c2", "#9dbcc3", "#5b8a96", "#1f4c5a", "#eceae4");

    private static final int FIELD = 1000;

    static final String ONLY = "#5b8a96";

    /** @param note what is written at its end, such as the denominator */
    record Bar(String label, List<Integer> values, String note) {
        int total() {
            return values.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** The parts of a bar that are there, on a field of a thousand. */
    public List<Part> parts(Bar bar) {
        var parts = new ArrayList<Part>();
        int before = 0;
        for (int i = 0; i < bar.values().size(); i++) {
            int after = before + bar.values().get(i);
            int from = before * FIELD / longest();
            if (after > before) {
                parts.add(new Part(from, after * FIELD / longest() - from, step(i)));
            }
            before = after;
        }
        return parts;
    }

    /** The step of implementation that a part stands for, or the colour of a chart that knows no steps. */
    public String step(int part) {
        return legend.size() == 1 ? "partial" : Implementation.values()[part].code();
    }

    /** @param from where it begins, from the left */
    record Part(int from, int width, String step) {}

    int longest() {
        return Math.max(1, bars.stream().mapToInt(Bar::total).max().orElse(1));
    }
}
