package org.dialogueinfo.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.dialogueinfo.insights.Insights.Count;

/**
 * How the parts of a measure went over some stretches of time, each part drawn in a field of 240 by 44 by the template.
 *
 * @param code such as {@code subscriber.channel}
 * @param state whether it is how many there are, rather than how many came
 */
record Trends(String code, boolean state, List<Stretch> stretches, List<Trend> parts) {

    private static final int WIDTH = 240;
    private static final int HEIGHT = 40;
    private static final int MOST = 12;

    /** @param first and last day, both within */
    record Stretch(LocalDate first, LocalDate last) {

        private boolean has(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /** Equally long stretches, the last of which ends today. */
    static List<Stretch> stretches(LocalDate today, int days, int number) {
        var all = new ArrayList<Stretch>();
        for (int i = number - 1; i >= 0; i--) {
            var last = today.minusDays((long) i * days);
            all.add(new Stretch(last.minusDays(days - 1L), last));
        }
        return all;
    }

    /** The largest parts, each under the name that a count gives. */
    static Trends of(
            String code, boolean state, List<Count> counts, List<Stretch> stretches, Function<Count, String> name) {
        var parts = new TreeMap<String, List<Count>>();
        counts.forEach(it ->
                parts.computeIfAbsent(name.apply(it), no -> new ArrayList<>()).add(it));
        return new Trends(
                code,
                state,
                stretches,
                parts.entrySet().stream()
                        .map(it -> trend(it.getKey(), state, it.getValue(), stretches))
                        .sorted(Comparator.comparingLong(Trend::now).reversed())
                        .limit(MOST)
                        .toList());
    }

    private static Trend trend(String name, boolean state, List<Count> counts, List<Stretch> stretches) {
        var byDay = new TreeMap<LocalDate, Long>();
        counts.forEach(it -> byDay.merge(it.day(), it.n(), Long::sum));
        var values = new ArrayList<Long>();
        long before = 0;
        for (var stretch : stretches) {
            var within = byDay.entrySet().stream().filter(it -> stretch.has(it.getKey()));
            // Of a state the last day's count stands; a day without a count left it as it was.
            before = state
                    ? within.reduce((one, next) -> next)
                            .map(Map.Entry::getValue)
                            .orElse(before)
                    : within.mapToLong(Map.Entry::getValue).sum();
            values.add(before);
        }
        long most = Math.max(1, values.stream().mapToLong(it -> it).max().orElse(1));
        int width = WIDTH / values.size();
        var bars = new ArrayList<Bar>();
        for (int i = 0; i < values.size(); i++) {
            long n = values.get(i);
            int height = n == 0 ? 0 : Math.max(1, (int) (n * HEIGHT / most));
            bars.add(new Bar(n, i * width, HEIGHT - height, Math.max(1, width - 1), height));
        }
        return new Trend(name, bars, state);
    }

    /** One part, such as the subscribers of a channel. */
    record Trend(String name, List<Bar> bars, boolean state) {

        /** How many there are, or how many came in all stretches together. */
        public long now() {
            return state
                    ? bars.get(bars.size() - 1).n()
                    : bars.stream().mapToLong(Bar::n).sum();
        }

        /** Since the first stretch with a count; of what came, the later half against the earlier. */
        public long change() {
            if (state) {
                return now()
                        - bars.stream()
                                .mapToLong(Bar::n)
                                .filter(it -> it > 0)
                                .findFirst()
                                .orElse(0);
            }
            int half = bars.size() / 2;
            return bars.stream().skip(bars.size() - half).mapToLong(Bar::n).sum()
                    - bars.stream().limit(half).mapToLong(Bar::n).sum();
        }
    }

    record Bar(long n, int x, int y, int width, int height) {}
}
