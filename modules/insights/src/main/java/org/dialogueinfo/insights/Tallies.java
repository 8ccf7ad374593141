package org.dialogueinfo.insights;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Service;

/** Gathers counts in memory, so that counting never slows down what is counted. */
@Service
class Tallies implements Insights {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");
    private static final int MOST_KINDS = 10_000;

    private final DailyCounts stored;
    private final Clock clock;
    private final Map<DailyCounts.Key, AtomicLong> gathered = new ConcurrentHashMap<>();

    Tallies(DailyCounts stored, Clock clock) {
        this.stored = stored;
        this.clock = clock;
    }

    @Override
    public void pageRead(String kind, Rendering rendering) {
        add(Measure.PAGE, kind, rendering.path(), 1);
    }

    void add(Measure measure, String what, String detail, long n) {
        var key = new DailyCounts.Key(today(), measure, what, detail);
        if (n > 0 && (gathered.size() < MOST_KINDS || gathered.containsKey(key))) {
            gathered.computeIfAbsent(key, it -> new AtomicLong()).addAndGet(n);
        }
    }

    /** The state of this day, whatever it was before. */
    void set(Measure measure, String what, String detail, long n) {
        stored.set(new DailyCounts.Key(today(), measure, what, detail), n);
    }

    /** Adds to the database what was gathered; what fails to be added stays gathered. */
    synchronized void store() {
        for (var key : List.copyOf(gathered.keySet())) {
            var tally = gathered.get(key);
            var n = tally == null ? 0 : tally.get();
            if (tally != null && n > 0) {
                stored.add(key, n);
                tally.addAndGet(-n);
            }
            if (key.day().isBefore(today())) {
                gathered.remove(key);
            }
        }
    }

    @Override
    public List<Count> counts(Measure measure, LocalDate from) {
        store();
        return stored.read(measure, from);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
    }
}
