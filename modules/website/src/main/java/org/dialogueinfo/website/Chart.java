package org.dialogueinfo.website;

import java.util.List;

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

    static final String ONLY = "#5b8a96";

    /** @param note what is written at its end, such as the denominator */
    record Bar(String label, List<Integer> values, String note) {
        int total() {
            return values.stream().mapToInt(Integer::intValue).sum();
        }
    }

    int longest() {
        return Math.max(1, bars.stream().mapToInt(Bar::total).max().orElse(1));
    }
}
