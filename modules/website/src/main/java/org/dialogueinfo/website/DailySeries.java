package org.dialogueinfo.website;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialogueinfo.insights.Insights.Count;
import org.dialogueinfo.insights.Measure;

/**
 * The days of a measure as bars, drawn by the template in a field of 600 by 120.
 *
 * @param total the sum of all days; of a state the last day's
 * @param parts the same total by what was counted
 */
record DailySeries(Measure measure, List<Count> counts, long total, Map<String, Long> parts, List<Day> days) {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 100;

    static DailySeries of(Measure measure, List<Count> counts, LocalDate today, int length) {
        var sums = new TreeMap<LocalDate, Long>();
        counts.forEach(it -> sums.merge(it.day(), it.n(), Long::sum));
        long most = Math.max(1, sums.values().stream().mapToLong(it -> it).max().orElse(1));
        var days = new ArrayList<Day>();
        int width = WIDTH / length;
        for (int i = 0; i < length; i++) {
            var day = today.minusDays(length - 1L - i);
            long n = sums.getOrDefault(day, 0L);
            int height = n == 0 ? 0 : Math.max(1, (int) (n * HEIGHT / most));
            days.add(new Day(day, n, i * width, HEIGHT - height, width - 3, height));
        }
        var state = measure == Measure.SUBSCRIBER;
        var newest = sums.isEmpty() ? today : sums.lastKey();
        var parts = new TreeMap<String, Long>();
        counts.stream()
                .filter(it -> !state || it.day().equals(newest))
                .forEach(it -> parts.merge(it.what(), it.n(), Long::sum));
        return new DailySeries(
                measure, counts, parts.values().stream().mapToLong(it -> it).sum(), parts, days);
    }

    /** The days on which something was counted, newest first. */
    public List<Day> counted() {
        return days.stream()
                .filter(it -> it.n() > 0)
                .sorted(java.util.Comparator.comparing(Day::day).reversed())
                .toList();
    }

    /** What the total is made of, each with its part of the largest. */
    public List<Share> largestFirst() {
        long most =
                Math.max(1, parts.values().stream().mapToLong(it -> it).max().orElse(1));
        return parts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(it -> new Share(it.getKey(), it.getValue(), (int) (it.getValue() * 100 / most)))
                .toList();
    }

    record Share(String what, long n, int percent) {}

    record Day(LocalDate day, long n, int x, int y, int width, int height) {}
}
