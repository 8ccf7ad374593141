package org.dialogueinfo.alerts;

import java.util.function.IntFunction;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.delivery.Broadcasts.Phase;
import org.dialogueinfo.delivery.Broadcasts.Progress;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.springframework.stereotype.Component;

/** Which revisions of an item readers were told of. What was stopped before anybody got it was told to nobody. */
@Component
class Told {

    private final Memory memory;
    private final Broadcasts broadcasts;
    private final AlertItems items;

    Told(Memory memory, Broadcasts broadcasts, AlertItems items) {
        this.memory = memory;
        this.broadcasts = broadcasts;
        this.items = items;
    }

    /**
     * The last revision before this one that readers were told of, or 0 if there is none. What still waits of those
     * between is stopped: this revision takes its place, in digests too. A revision without a broadcast, such as an
     * imported one, needed none and counts as told, unless it took the item back.
     *
     * @param item such as {@code meeting/2023-02-27-brussels}
     * @param keys of the broadcasts that told of each revision
     */
    int before(String item, int revision, IntFunction<String> keys) {
        return memory.revisions(item).stream()
                .filter(it -> it.number() < revision && !it.withdraws())
                .map(Memory.Revision::number)
                .filter(it -> !takenBack(keys.apply(it)))
                .findFirst()
                .orElse(0);
    }

    private boolean takenBack(String key) {
        var id = BroadcastId.ofKey(key);
        if (broadcasts.progress(id).filter(it -> it.state() == Phase.SCHEDULED).isPresent()) {
            broadcasts.stop(id);
        }
        var nobodyGotIt = toNobody(key);
        if (nobodyGotIt) {
            items.forget(key);
        }
        return nobodyGotIt;
    }

    boolean toNobody(String key) {
        return broadcasts
                .progress(BroadcastId.ofKey(key))
                .filter(it -> it.state() == Phase.STOPPED && reached(it) == 0)
                .isPresent();
    }

    private static long reached(Progress it) {
        return it.counts().getOrDefault(State.SENT, 0L)
                + it.counts().getOrDefault(State.SENDING, 0L)
                + it.counts().getOrDefault(State.UNCERTAIN, 0L);
    }
}
