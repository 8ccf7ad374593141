package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes broadcasts into the ledger, and reads its accounts. */
@Service
@Transactional
class StoredBroadcasts implements Broadcasts, Feedback {

    private static final Duration PACE_WINDOW = Duration.ofSeconds(10);

    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredBroadcasts(Ledger ledger, ApplicationEventPublisher events, Clock clock) {
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BroadcastId send(Broadcast broadcast) {
        ledger.add(broadcast, Phase.PLANNING);
        return broadcast.id();
    }

    @Override
    public BroadcastId sendPersonal(String key, Recipient to, Card card) {
        var broadcast = new Broadcast(
                key, "personal", Priority.PERSONAL, Localized.of(Map.<Language, Card>of(card.language(), card)));
        if (ledger.add(broadcast, Phase.SENDING)) {
            ledger.add(
                    new Ledger.Planned(
                            broadcast.id().toString(), broadcast.audience(), Priority.PERSONAL.ordinal(), null),
                    to);
        }
        return broadcast.id();
    }

    @Override
    public void forget(String recipientRef) {
        ledger.forget(recipientRef);
    }

    @Override
    public void endpointGone(String channel, String address, String reason) {
        events.publishEvent(new EndpointGone(channel, address, reason));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Progress> progress(BroadcastId id) {
        return ledger.account(id.toString()).map(this::progress);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Progress> latest(int limit) {
        return ledger.latest(limit).stream().map(this::progress).toList();
    }

    private Progress progress(Ledger.Account it) {
        var channels = ledger.counts(it.id());
        Map<State, Long> counts = new EnumMap<>(Ledger.zeros());
        channels.values().forEach(states -> states.forEach((state, n) -> counts.merge(state, n, Long::sum)));
        var audience = counts.values().stream().mapToLong(Long::longValue).sum();
        var now = clock.instant();
        var perSecond = ledger.sentSince(it.id(), now.minus(PACE_WINDOW)) / (double) PACE_WINDOW.toSeconds();
        var open = counts.entrySet().stream()
                .filter(entry ->
                        List.of(State.PENDING, State.RETRY, State.SENDING).contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        var eta = open == 0 || perSecond == 0 ? null : now.plusMillis((long) (open / perSecond * 1000));
        return new Progress(
                new BroadcastId(java.util.UUID.fromString(it.id())),
                it.key(),
                it.phase(),
                it.audience(),
                audience,
                counts,
                channels,
                perSecond,
                eta,
                it.createdAt());
    }
}
