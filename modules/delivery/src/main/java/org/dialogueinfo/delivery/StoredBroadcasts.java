package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.dialogueinfo.delivery.Broadcast.Priority;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes broadcasts into the ledger, steers them, and reads its accounts. */
@Service
@Transactional
class StoredBroadcasts implements Broadcasts, Feedback {

    private final Register register;
    private final Plans plans;
    private final Waiting waiting;
    private final Nodes nodes;
    private final Tally tally;
    private final Bell bell;
    private final Paces paces;
    private final SendingSettings settings;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StoredBroadcasts(
            Register register,
            Plans plans,
            Waiting waiting,
            Nodes nodes,
            Tally tally,
            Bell bell,
            Paces paces,
            SendingSettings settings,
            ApplicationEventPublisher events,
            Clock clock) {
        this.register = register;
        this.plans = plans;
        this.waiting = waiting;
        this.nodes = nodes;
        this.tally = tally;
        this.bell = bell;
        this.paces = paces;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public BroadcastId send(Broadcast broadcast) {
        var start = start(broadcast);
        register.add(broadcast, Phase.PLANNING, start, start == null ? planner() : null);
        bell.ring();
        return broadcast.id();
    }

    /** What may go at once is planned here, where it was asked for: to take it would be one more transaction. */
    private @Nullable Long planner() {
        return nodes.id() == 0 ? null : nodes.id();
    }

    /** Every broadcast to an audience can be stopped for a while before the first message goes out. */
    private @Nullable Instant start(Broadcast broadcast) {
        return settings.approval() && broadcast.priority() == Priority.ALERT
                ? Register.ONCE_APPROVED
                : earliest(broadcast.notBefore());
    }

    private @Nullable Instant earliest(@Nullable Instant wanted) {
        if (settings.undo().isZero()) {
            return wanted;
        }
        var earliest = clock.instant().plus(settings.undo());
        return wanted == null || wanted.isBefore(earliest) ? earliest : wanted;
    }

    @Override
    public boolean holdBack(BroadcastId id, Instant until) {
        return register.holdBack(id.toString(), until);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> beginsAt(BroadcastId id) {
        return register.beginsAt(id.toString());
    }

    @Override
    public BroadcastId sendPersonal(String key, Recipient to, Card card) {
        var broadcast = new Broadcast(
                key, "personal", Priority.PERSONAL, Localized.of(Map.<Language, Card>of(card.language(), card)));
        if (register.add(broadcast, Phase.SENDING, null)) {
            plans.addPersonal(Plans.Plan.personal(broadcast), to);
            bell.ring();
        }
        return broadcast.id();
    }

    @Override
    public void forget(String recipientRef) {
        waiting.forget(recipientRef);
    }

    @Override
    public void endpointGone(String channel, String address, String reason) {
        events.publishEvent(new EndpointGone(channel, address, reason));
    }

    @Override
    public void endpointMoved(String channel, String from, String to) {
        events.publishEvent(new EndpointMoved(channel, from, to));
    }

    @Override
    public void awaitTurn(String channel, String address) throws InterruptedException {
        paces.awaitFirst(channel, address);
    }

    @Override
    public void pause(String channel, Duration pause) {
        paces.later(channel, pause);
    }

    @Override
    @Transactional(readOnly = true)
    public boolean awaitsApproval(BroadcastId id) {
        return register.awaitsApproval(id.toString());
    }

    @Override
    public boolean approve(BroadcastId id) {
        return ring(register.approve(id.toString(), earliest(null)));
    }

    @Override
    public boolean startNow(BroadcastId id) {
        return ring(register.startNow(id.toString()));
    }

    @Override
    public boolean pause(BroadcastId id) {
        return register.pause(id.toString(), true);
    }

    @Override
    public boolean resume(BroadcastId id) {
        return ring(register.pause(id.toString(), false));
    }

    @Override
    public boolean stop(BroadcastId id) {
        return ring(register.stop(id.toString()));
    }

    @Override
    public boolean retryFailed(BroadcastId id) {
        return ring(register.again(id.toString(), State.FAILED));
    }

    @Override
    public boolean resendUncertain(BroadcastId id) {
        return ring(register.again(id.toString(), State.UNCERTAIN));
    }

    @Override
    public List<Held> held(BroadcastId id) {
        return register.held(id.toString());
    }

    @Override
    public boolean resume(BroadcastId id, Language language, @Nullable Card mended) {
        return ring(register.release(id.toString(), language, mended));
    }

    private boolean ring(boolean changed) {
        if (changed) {
            bell.ring();
        }
        return changed;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Progress> progress(BroadcastId id) {
        return register.account(id.toString()).map(this::progress);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Localized<Card>> cards(BroadcastId id) {
        return register.text(id.toString())
                .filter(it -> !it.audience().equals("personal"))
                .map(Register.Text::card);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Progress> latest(int limit) {
        return register.latest(limit).stream().map(this::progress).toList();
    }

    private Progress progress(Register.Account it) {
        var channels = tally.of(it.id());
        Map<State, Long> counts = new EnumMap<>(Tally.zeros());
        channels.values().forEach(states -> states.forEach((state, n) -> counts.merge(state, n, Long::sum)));
        var audience = counts.values().stream().mapToLong(Long::longValue).sum();
        var open = audience - count(counts, State.SENT) - count(counts, State.FAILED) - count(counts, State.UNCERTAIN);
        var now = clock.instant();
        var perSecond = tally.pace(it.id(), count(counts, State.SENT), now);
        var eta = open == 0 || perSecond == 0 ? null : now.plusMillis((long) (open / perSecond * 1000));
        return new Progress(
                new BroadcastId(UUID.fromString(it.id())),
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

    private static long count(Map<State, Long> counts, State state) {
        return counts.getOrDefault(state, 0L);
    }
}
