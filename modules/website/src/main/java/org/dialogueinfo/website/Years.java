package org.dialogueinfo.website;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dialogueinfo.content.Meeting;

/** How many meetings were held in each year, from the first to the last, as columns of a height of a hundred at most. */
record Years(List<Year> all) {

    private static final int HEIGHT = 100;

    static Years of(List<Meeting> meetings) {
        var counts = meetings.stream()
                .filter(it -> it.status() == Meeting.Status.HELD)
                .collect(Collectors.groupingBy(it -> it.date().year(), TreeMap::new, Collectors.summingInt(it -> 1)));
        if (counts.isEmpty()) {
            return new Years(List.of());
        }
        int most = counts.values().stream().mapToInt(it -> it).max().orElse(1);
        return new Years(IntStream.rangeClosed(counts.firstKey(), counts.lastKey())
                .mapToObj(year -> {
                    int count = counts.getOrDefault(year, 0);
                    int height = (count * HEIGHT + most - 1) / most;
                    return new Year(year, count, HEIGHT - height, height);
                })
                .toList());
    }

    /** @param top where its column begins, from above */
    record Year(int year, int count, int top, int height) {}
}
