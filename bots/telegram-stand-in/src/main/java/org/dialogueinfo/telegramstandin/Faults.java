package org.dialogueinfo.telegramstandin;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Call;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;
import org.jspecify.annotations.Nullable;

/** What a test told to go wrong. */
final class Faults {

    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    void add(Fault fault, int times, int seconds, Predicate<Call> which) {
        planned.add(new Planned(fault, new AtomicInteger(times), seconds, which));
    }

    void clear() {
        planned.clear();
    }

    /** The fault for the call, counted as used; null if none is planned. */
    @Nullable
    Planned next(Call call) {
        for (var it : planned) {
            if (it.which.test(call)) {
                if (it.times.decrementAndGet() <= 0) {
                    planned.remove(it);
                }
                return it;
            }
        }
        return null;
    }

    record Planned(Fault fault, AtomicInteger times, int seconds, Predicate<Call> which) {}
}
