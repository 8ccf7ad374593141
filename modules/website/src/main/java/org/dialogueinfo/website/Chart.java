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

    static final List<String> COLOURS =
            List.of("#8c2d04", "#d9824b", "#e5b84f", "#2f7d5b", "#7a7f87", "#4a6fa5", "#6b4f8a");

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
