package org.dialogueinfo.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;

/** The progress of a broadcast as bars, one per channel. */
record Bars(boolean running, List<State> states, List<Bar> channels) {

    private static final Set<String> OVER = Set.of("DONE", "STOPPED");
    private static final Set<State> SETTLED = Set.of(State.SENT, State.FAILED, State.UNCERTAIN);

    static Bars of(Progress it) {
        return new Bars(
                !OVER.contains(it.state().name()),
                List.of(State.values()),
                it.channels().entrySet().stream()
                        .map(channel -> new Bar(
                                channel.getKey(),
                                sum(channel.getValue(), false),
                                sum(channel.getValue(), true),
                                channel.getValue()))
                        .toList());
    }

    private static long sum(Map<State, Long> counts, boolean settledOnly) {
        return counts.entrySet().stream()
                .filter(it -> !settledOnly || SETTLED.contains(it.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    record Bar(String channel, long all, long settled, Map<State, Long> counts) {

        public long count(State state) {
            return counts.getOrDefault(state, 0L);
        }
    }
}
