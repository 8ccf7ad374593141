package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Feedback;

/**
 * Carries the rows of one channel out: claims what may be sent at once, sends it in parallel, settles the outcomes in
 * batches. What it has in hand is bounded, and whatever happens stays in the ledger until it is settled.
 */
final class Carrier {

    private static final Duration IDLE = Duration.ofMillis(200);
    private static final int LARGEST_BATCH = 500;
    private static final int LARGEST_HAND = 4000;
    private static final long GATHERING = Duration.ofMillis(20).toNanos();

    private final Channel channel;
    private final Parts parts;
    private final Pace pace;
    private final Breaker breaker;
    private final Lanes lanes;
    private final Sending sending;
    private final Map<Long, Long> inHand = new ConcurrentHashMap<>();
    private final BlockingQueue<Settled> outcomes = new LinkedBlockingQueue<>();
    private final ExecutorService workers;
    private final Loop claiming;
    private final Loop settling;
    private final Hand hand;
    private List<Settled> unsettled = List.of();
    private boolean suspect;

    Carrier(Channel channel, Parts parts) {
        this.channel = channel;
        this.parts = parts;
        this.pace = parts.paces().of(channel);
        this.breaker = new Breaker(parts.properties().breaker(), System::nanoTime);
        this.lanes = new Lanes(channel.name(), parts.register(), parts.rows());
        this.sending = new Sending(channel, parts, pace, breaker);
        this.hand = new Hand(channel.parallel() * 2, (int)
                Math.min(LARGEST_HAND, parts.properties().messagesPerSecond(channel) / 4));
        this.workers = Executors.newFixedThreadPool(channel.parallel(), task -> {
            var thread = new Thread(task, "delivery-" + channel.name());
            thread.setDaemon(true);
            return thread;
        });
        this.claiming = new Loop("delivery-" + channel.name() + "-claims", IDLE, this::claim);
        this.settling = new Loop("delivery-" + channel.name() + "-settles", Duration.ofMillis(1), this::settle);
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
            Traces traces,
            DeliveryProperties properties,
            Clock clock) {}

    void start() {
        settling.start();
        claiming.start();
    }

    /** There may be something new. */
    void wake() {
        lanes.wake();
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
        var most = hand.most();
        var free = breaker.most(most) - inHand.size();
        if (free <= 0 || free < most / 4 && !inHand.isEmpty()) {
            return false; // settling wakes
        }
        if (!lanes.anythingDue()) {
            return false;
        }
        var tokens = pace.take(Math.min(free, LARGEST_BATCH));
        if (tokens == 0) {
            TimeUnit.NANOSECONDS.sleep(pace.nanosToWait());
            return true;
        }
        var claimed = claim(tokens);
        pace.giveBack(tokens - claimed);
        if (claimed == free) {
            hand.filled();
        }
        return true;
    }

    private int claim(int tokens) {
        List<Rows.Claimed> claimed;
        try {
            claimed = parts.rows().claim(parts.nodes().id(), channel.name(), it -> lanes.claim(tokens, it));
        } catch (RuntimeException e) {
            suspect = true; // the claim may have been committed all the same
            throw e;
        }
        var now = System.nanoTime();
        claimed.forEach(it -> inHand.put(it.row().id(), now));
        claimed.forEach(it -> workers.execute(() -> outcomes.add(sending.carry(it.row(), it.version()))));
        return claimed.size();
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

    private boolean settle() throws InterruptedException {
        if (unsettled.isEmpty()) {
            var first = outcomes.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            var batch = new ArrayList<Settled>();
            batch.add(first);
            gather(batch);
            unsettled = batch;
        }
        channel.settling();
        parts.rows().settle(parts.nodes().id(), unsettled);
        parts.meters().settled(channel.name(), unsettled);
        unsettled.stream()
                .map(it -> inHand.remove(it.row().id()))
                .filter(Objects::nonNull)
                .min(Long::compare)
                .ifPresent(claimed -> hand.emptied(Duration.ofNanos(System.nanoTime() - claimed)));
        unsettled = List.of();
        claiming.wake();
        return true;
    }

    /** Waits a moment for more while there is more in hand: each batch is a transaction, which costs more than a row. */
    private void gather(List<Settled> batch) throws InterruptedException {
        var until = System.nanoTime() + GATHERING;
        outcomes.drainTo(batch, LARGEST_BATCH - batch.size());
        while (batch.size() < Math.min(LARGEST_BATCH, inHand.size()) && System.nanoTime() < until) {
            Thread.sleep(1);
            outcomes.drainTo(batch, LARGEST_BATCH - batch.size());
        }
    }

    /**
     * Claims no more, lets what is being sent end, gives back what has not begun.
     *
     * @return whether nothing is left in hand
     */
    boolean stop(Instant until) throws InterruptedException {
        sending.stop();
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
