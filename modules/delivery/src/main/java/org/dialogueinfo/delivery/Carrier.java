package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries the rows of one channel out: claims what may be sent at once, sends it in parallel, settles the outcomes in
 * batches. What it has in hand is bounded, and whatever happens stays in the ledger until it is settled.
 */
final class Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final long LANES_FOR = Duration.ofMillis(100).toNanos();
    private static final int LARGEST_BATCH = 500;

    private final Channel channel;
    private final Parts parts;
    private final Pace pace;
    private final Breaker breaker;
    private final Spacing spacing = new Spacing();
    private final Map<Long, Row> inHand = new ConcurrentHashMap<>();
    private final BlockingQueue<Settled> outcomes = new LinkedBlockingQueue<>();
    private final ExecutorService workers;
    private final Loop claiming;
    private final Loop settling;
    private final int usual;
    private List<Settled> unsettled = List.of();
    private List<Lane> lanes = List.of();
    private final Set<Lane> idle = new HashSet<>();
    private long lanesAt;
    private int turn;
    private boolean suspect;
    private volatile boolean stale;
    private volatile boolean stopping;

    Carrier(Channel channel, Parts parts) {
        this.channel = channel;
        this.parts = parts;
        this.pace = parts.paces().of(channel);
        this.breaker = new Breaker(parts.properties().breaker(), System::nanoTime);
        this.usual = (int) Math.max(
                channel.parallel() * 2L, Math.min(4000, parts.properties().messagesPerSecond(channel) / 4));
        this.workers = Executors.newFixedThreadPool(channel.parallel(), task -> {
            var thread = new Thread(task, "delivery-" + channel.name());
            thread.setDaemon(true);
            return thread;
        });
        this.claiming = new Loop("delivery-" + channel.name() + "-claims", IDLE, this::claim);
        this.settling = new Loop("delivery-" + channel.name() + "-settles", Duration.ofMillis(1), this::settle);
        this.lanesAt = System.nanoTime() - LANES_FOR;
    }

    /** What all carriers share. */
    record Parts(
            Rows rows,
            Register register,
            Texts texts,
            Audiences audiences,
            Nodes nodes,
            Paces paces,
            Guard guard,
            Verdicts verdicts,
            Feedback feedback,
            Meters meters,
            DeliveryProperties properties,
            Clock clock) {}

    void start() {
        settling.start();
        claiming.start();
    }

    /** There may be something new, in a lane that was found empty a moment ago. */
    void wake() {
        stale = true;
        claiming.wake();
    }

    String name() {
        return channel.name();
    }

    Pace pace() {
        return pace;
    }

    Breaker breaker() {
        return breaker;
    }

    boolean isReady() {
        return channel.ready();
    }

    private boolean claim() throws InterruptedException {
        if (!channel.ready() || !parts.nodes().isSeen()) {
            return false;
        }
        pace.refresh();
        if (pace.isPaused()) {
            return false;
        }
        if (suspect) {
            giveBackOrphans();
        }
        var free = breaker.most(usual) - inHand.size();
        if (free <= 0 || free < usual / 4 && !inHand.isEmpty()) {
            return false; // settling wakes
        }
        refreshLanes();
        if (!anythingDue()) {
            return false;
        }
        var tokens = pace.take(Math.min(free, LARGEST_BATCH));
        if (tokens == 0) {
            TimeUnit.NANOSECONDS.sleep(pace.nanosToWait());
            return true;
        }
        pace.giveBack(tokens - claim(tokens));
        return true;
    }

    private void refreshLanes() {
        var now = System.nanoTime();
        if (!stale && now - lanesAt < LANES_FOR) {
            return;
        }
        stale = false;
        idle.clear();
        lanes = parts.register().lanes().stream()
                .flatMap(lane ->
                        lane.renderings().stream().map(it -> new Lane(lane.number(), lane.version(), List.of(it))))
                .toList();
        lanesAt = now;
    }

    private boolean anythingDue() {
        for (var lane : lanes) {
            if (!idle.contains(lane)) {
                if (parts.rows().due(channel.name(), lane.number(), rendering(lane))) {
                    return true;
                }
                idle.add(lane);
            }
        }
        return false;
    }

    /** Most urgent first; among the languages of a broadcast it is a different one's turn each time. */
    private int claim(int tokens) {
        turn++;
        var claimed = 0;
        for (int from = 0; from < lanes.size() && claimed < tokens; ) {
            var to = from;
            while (to < lanes.size()
                    && lanes.get(to).number() == lanes.get(from).number()) {
                to++;
            }
            for (int i = 0; i < to - from && claimed < tokens; i++) {
                var lane = lanes.get(from + (turn + i) % (to - from));
                claimed += idle.contains(lane) ? 0 : claim(lane, tokens - claimed);
            }
            from = to;
        }
        return claimed;
    }

    private int claim(Lane lane, int limit) {
        List<Row> rows;
        try {
            rows = parts.rows().claim(parts.nodes().id(), channel.name(), lane.number(), rendering(lane), limit);
        } catch (RuntimeException e) {
            suspect = true; // the claim may have been committed all the same
            throw e;
        }
        if (rows.size() < limit) {
            idle.add(lane);
        }
        rows.forEach(row -> inHand.put(row.id(), row));
        rows.forEach(row -> workers.execute(() -> outcomes.add(carry(row, lane.version()))));
        return rows.size();
    }

    private static Rendering rendering(Lane lane) {
        return lane.renderings().get(0);
    }

    /** Rows that are ours by the ledger though we never heard of it: nothing was sent. */
    private void giveBackOrphans() {
        var now = parts.clock().instant();
        var orphans = parts.rows().inHand(parts.nodes().id()).stream()
                .filter(it -> it.channel().equals(channel.name()) && !inHand.containsKey(it.id()))
                .map(it -> it.back(now))
                .toList();
        parts.rows().settle(parts.nodes().id(), orphans);
        suspect = false;
    }

    private Settled carry(Row row, int version) {
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
        var outcome = send(message);
        consider(row, text, outcome);
        var verdict = parts.verdicts().of(row, outcome);
        parts.audiences().tell(message, verdict);
        return verdict;
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
        var wait = spacing.take(row.address(), channel.spacing(row.address()), System.nanoTime());
        return wait.isZero() ? null : now.plus(wait);
    }

    /** What the outcome says about the channel as a whole, the text and the endpoint. */
    private void consider(Row row, Register.Text text, Outcome outcome) {
        if (outcome instanceof Outcome.Later it) {
            pace.later(it.pause());
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

    private boolean settle() throws InterruptedException {
        if (unsettled.isEmpty()) {
            var first = outcomes.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            var batch = new ArrayList<Settled>();
            batch.add(first);
            outcomes.drainTo(batch, LARGEST_BATCH - 1);
            unsettled = batch;
        }
        parts.rows().settle(parts.nodes().id(), unsettled);
        parts.meters().settled(channel.name(), unsettled);
        unsettled.forEach(it -> inHand.remove(it.row().id()));
        unsettled = List.of();
        claiming.wake();
        return true;
    }

    /**
     * Claims no more, lets what is being sent end, gives back what has not begun.
     *
     * @return whether nothing is left in hand
     */
    boolean stop(Instant until) throws InterruptedException {
        stopping = true;
        claiming.stop(left(until));
        workers.shutdown();
        workers.awaitTermination(left(until).toMillis(), TimeUnit.MILLISECONDS);
        while (!inHand.isEmpty() && !left(until).isZero()) {
            Thread.sleep(10);
        }
        settling.stop(left(until));
        return inHand.isEmpty();
    }

    private Duration left(Instant until) {
        var left = Duration.between(parts.clock().instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
