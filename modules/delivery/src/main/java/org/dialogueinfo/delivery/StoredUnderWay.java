package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.Broadcasts.Held;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Component;

/** Reads it from the ledger. */
@Component
class StoredUnderWay implements UnderWay {

    private final Register register;
    private final Rows rows;
    private final Tally tally;
    private final Clock clock;

    StoredUnderWay(Register register, Rows rows, Tally tally, Clock clock) {
        this.register = register;
        this.rows = rows;
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public List<Moving> all(Duration patience) {
        return register.underWay().stream().map(it -> moving(it, patience)).toList();
    }

    private Moving moving(Register.Account it, Duration patience) {
        var held = register.held(it.id());
        var channels = tally.of(it.id());
        var settled = channels.values().stream()
                .flatMap(states -> states.entrySet().stream())
                .filter(state -> state.getKey() == State.SENT
                        || state.getKey() == State.FAILED
                        || state.getKey() == State.UNCERTAIN)
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
        var before = clock.instant().minus(patience);
        var waiting = held.stream().map(Held::language).collect(Collectors.toSet());
        var overdue = channels.keySet().stream()
                .anyMatch(channel -> Arrays.stream(Rendering.values())
                        .filter(rendering -> !waiting.contains(rendering.language()))
                        .anyMatch(rendering -> rows.dueBefore(channel, it.lane(), rendering, before)));
        return new Moving(new BroadcastId(UUID.fromString(it.id())), it.audience(), settled, overdue, held);
    }
}
