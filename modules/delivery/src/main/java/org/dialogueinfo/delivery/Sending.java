package org.dialogueinfo.delivery;

import java.time.Instant;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Carries one claimed row to its channel, in its turn, and says what became of it. */
final class Sending {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    private final Channel channel;
    private final Carrier.Parts parts;
    private final Pace pace;
    private final Breaker breaker;
    private final Spacing spacing;
    private final Complaints complaints = new Complaints(System::nanoTime);
    private volatile boolean stopping;

    Sending(Channel channel, Carrier.Parts parts, Pace pace, Breaker breaker) {
        this.channel = channel;
        this.parts = parts;
        this.pace = pace;
        this.breaker = breaker;
        this.spacing = parts.paces().spacing(channel);
    }

    /** What has not begun goes back from now on. */
    void stop() {
        stopping = true;
    }

    Settled carry(Row row, int version) {
        try {
            return attempt(row, version);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return row.back(parts.clock().instant());
        } catch (RuntimeException e) {
            LOG.warn("Delivery {} on {} could not begin: {}", row.id(), channel.name(), e.toString());
            return row.back(parts.clock().instant().plusSeconds(1));
        }
    }

    private Settled attempt(Row row, int version) throws InterruptedException {
        var text = parts.texts().of(row.broadcast(), version);
        var card = text.card().shownIn(row.rendering().language()).map(Localized.Shown::value);
        if (card.isEmpty()) {
            return row.to(Broadcasts.State.FAILED, "the broadcast has no text");
        }
        pace.awaitTurn();
        var notNow = notNow(row);
        if (notNow != null) {
            return row.back(notNow);
        }
        var message = new Message(
                row.id(), text.key(), text.audience(), row.recipient(), row.address(), row.rendering(), card.get());
        var outcome = named(row, message);
        consider(row, text, outcome);
        var verdict = parts.verdicts().of(row, outcome);
        parts.audiences().tell(message, verdict);
        return verdict;
    }

    /** Whatever is logged meanwhile, by us or by the channel, bears the broadcast and the row. */
    private Outcome named(Row row, Message message) {
        MDC.put("broadcast", row.broadcast());
        MDC.put("delivery", Long.toString(row.id()));
        try (var step = parts.traces().begin("deliver", row.broadcast())) {
            step.tag("delivery", Long.toString(row.id()));
            step.tag("channel", channel.name());
            var outcome = send(message);
            step.tag("outcome", outcome.getClass().getSimpleName());
            return outcome;
        } finally {
            MDC.remove("broadcast");
            MDC.remove("delivery");
        }
    }

    private Outcome send(Message message) {
        var began = System.nanoTime();
        Outcome outcome;
        try {
            outcome = parts.audiences()
                    .personal(message)
                    .map(channel::send)
                    .orElse(new Outcome.Rejected("not wanted any more"));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Delivery {} on {}: {}",
                    message.deliveryId(),
                    channel.name(),
                    e.getClass().getName());
            outcome = new Outcome.Retry("the channel failed: " + e.getClass().getSimpleName());
        }
        parts.meters().sent(channel.name(), outcome, System.nanoTime() - began);
        return outcome;
    }

    /** When to try the row again instead of now; null to go ahead. */
    private @Nullable Instant notNow(Row row) {
        var now = parts.clock().instant();
        if (stopping || !parts.nodes().isSeen()) {
            return now;
        }
        if (pace.isPaused()) {
            return pace.pausedUntil();
        }
        var wait = spacing.take(row.address(), System.nanoTime());
        return wait.isZero() ? null : now.plus(wait);
    }

    /** What the outcome says about the channel as a whole, the text and the endpoint. */
    private void consider(Row row, Register.Text text, Outcome outcome) {
        if (outcome instanceof Outcome.Later it) {
            if (!complaints.isOfOneAddress(row.address(), it.pause())) {
                pace.later(it.pause());
            }
        } else if (outcome instanceof Outcome.Unreachable it) {
            failed(it.reason(), 4);
        } else if (outcome instanceof Outcome.Uncertain it) {
            failed(it.reason(), 1);
        } else if (outcome instanceof Outcome.Retry it) {
            failed(it.reason(), 1);
        } else {
            breaker.succeeded();
        }
        if (outcome instanceof Outcome.Unreadable it) {
            parts.guard().refused(row, text, it.reason());
        } else if (outcome instanceof Outcome.Sent) {
            complaints.served(row.address());
            parts.guard().read(row);
        } else if (outcome instanceof Outcome.EndpointGone it) {
            parts.feedback().endpointGone(channel.name(), row.address(), it.reason());
        }
    }

    private void failed(String reason, int weight) {
        if (breaker.failed(reason, weight)) {
            LOG.warn("{} fails time after time and is left alone for a while: {}", channel.name(), reason);
        }
    }
}
