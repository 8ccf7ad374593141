package org.dialogueinfo.delivery;

import io.github.bucket4j.Bucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Ledger.Row;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Localized;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Plans broadcasts page by page and carries the rows out: one loop for planning, one per channel for sending. All state
 * is in the ledger, so that stopping at any moment loses nothing.
 */
@Component
@EnableConfigurationProperties(DeliveryProperties.class)
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int PAGE = 500;
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);

    private final Ledger ledger;
    private final List<Channel> channels;
    private final List<AudienceProvider> audiences;
    private final Feedback feedback;
    private final DeliveryProperties properties;
    private final Clock clock;
    private volatile boolean running;
    private List<ExecutorService> threads = List.of();

    Dispatcher(
            Ledger ledger,
            List<Channel> channels,
            List<AudienceProvider> audiences,
            Feedback feedback,
            DeliveryProperties properties,
            Clock clock) {
        var names = channels.stream().collect(Collectors.groupingBy(Channel::name, Collectors.counting()));
        names.forEach((name, count) -> {
            if (count > 1) {
                throw new IllegalStateException(
                        "There are %d channels named %s; remove a plug-in".formatted(count, name));
            }
        });
        this.ledger = ledger;
        this.channels = channels;
        this.audiences = audiences;
        this.feedback = feedback;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        var started = new ArrayList<ExecutorService>();
        started.add(loop("delivery-planner", this::plan));
        for (var channel : channels) {
            var workers = Executors.newFixedThreadPool(channel.parallel(), daemon("delivery-" + channel.name()));
            started.add(workers);
            var bucket = Bucket.builder()
                    .addLimit(limit -> limit.capacity(Math.max(1, (long) channel.messagesPerSecond()))
                            .refillGreedy(
                                    Math.max(1, (long) (channel.messagesPerSecond() * 1000)), Duration.ofSeconds(1000)))
                    .build();
            var pause = new Pause();
            started.add(loop("delivery-" + channel.name(), () -> dispatch(channel, workers, bucket, pause)));
        }
        threads = started;
    }

    private ExecutorService loop(String name, Callable<Boolean> step) {
        var thread = Executors.newSingleThreadExecutor(daemon(name));
        thread.execute(() -> {
            while (running) {
                try {
                    if (!step.call()) {
                        Thread.sleep(IDLE.toMillis());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                } catch (Exception e) {
                    LOG.warn("{} goes on after {}", name, e.toString());
                    pause();
                }
            }
        });
        return thread;
    }

    private static java.util.concurrent.ThreadFactory daemon(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    private static void pause() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One page of each broadcast that is not planned yet, and what a stopped process left behind. */
    private boolean plan() {
        for (var row : ledger.stranded(properties.lease())) {
            ledger.uncertain(row, "stopped while under way", resend());
        }
        var open = ledger.unplanned();
        for (var broadcast : open) {
            audiences.stream()
                    .filter(it -> it.provides(broadcast.audience()))
                    .findFirst()
                    .ifPresentOrElse(
                            it -> ledger.plan(broadcast, it.page(broadcast.audience(), broadcast.after(), PAGE)),
                            () -> LOG.warn(
                                    "Nobody provides the audience {}; the broadcast waits", broadcast.audience()));
        }
        ledger.finishEmpty();
        return !open.isEmpty();
    }

    private boolean dispatch(Channel channel, ExecutorService workers, Bucket bucket, Pause pause)
            throws InterruptedException {
        if (!channel.ready() || pause.until.isAfter(clock.instant())) {
            return false;
        }
        var batch = ledger.claim(channel.name(), Math.max(1, channel.parallel() * 2));
        var tasks = new ArrayList<Callable<Void>>();
        for (var row : batch) {
            tasks.add(() -> {
                if (pause.until.isAfter(clock.instant())) {
                    ledger.later(row, State.PENDING, pause.until, null, false);
                    return null;
                }
                bucket.asBlocking().consume(1);
                settle(channel, row, pause);
                return null;
            });
        }
        workers.invokeAll(tasks);
        return !batch.isEmpty();
    }

    private void settle(Channel channel, Row row, Pause pause) {
        var card = row.card().shownIn(row.rendering().language()).map(Localized.Shown::value);
        if (card.isEmpty()) {
            ledger.settle(row, State.FAILED, "the broadcast has no text");
            return;
        }
        var message = new Message(
                row.id(), row.key(), row.audience(), row.recipient(), row.address(), row.rendering(), card.get());
        var audience =
                audiences.stream().filter(it -> it.provides(row.audience())).findFirst();
        Outcome outcome;
        try {
            outcome = audience.map(it -> it.cardFor(message))
                    .orElse(Optional.of(message.card()))
                    .map(it -> channel.send(message.with(it)))
                    .orElse(new Outcome.Rejected("not wanted any more"));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Delivery {} on {}: {}",
                    row.id(),
                    channel.name(),
                    e.getClass().getName());
            outcome = new Outcome.Retry("the channel failed: " + e.getClass().getSimpleName());
        }
        if (outcome instanceof Outcome.Sent) {
            ledger.settle(row, State.SENT, null);
            audience.ifPresent(it -> it.settled(message, true, null));
        } else if (outcome instanceof Outcome.Rejected it) {
            ledger.settle(row, State.FAILED, it.reason());
            audience.ifPresent(provider -> provider.settled(message, false, it.reason()));
        } else if (outcome instanceof Outcome.EndpointGone it) {
            ledger.settle(row, State.FAILED, it.reason());
            audience.ifPresent(provider -> provider.settled(message, false, it.reason()));
            feedback.endpointGone(channel.name(), row.address(), it.reason());
        } else if (outcome instanceof Outcome.Later it) {
            var until = clock.instant().plus(it.pause());
            pause.extend(until);
            ledger.later(row, State.PENDING, until, null, false);
        } else if (outcome instanceof Outcome.Retry it) {
            retry(row, it.reason());
        } else if (outcome instanceof Outcome.Uncertain it) {
            ledger.uncertain(row, it.reason(), resend());
        }
    }

    /** Tries again after 5 s, 10 s, 20 s ... up to an hour, each up to a quarter longer so that not all come at once. */
    private void retry(Row row, String reason) {
        var now = clock.instant();
        if (row.firstAt().plus(properties.giveUp()).isBefore(now)) {
            ledger.settle(row, State.FAILED, "given up: " + reason);
            return;
        }
        var wait = Math.min(FIRST_RETRY.toMillis() << Math.min(row.attempts(), 12), LONGEST_RETRY.toMillis());
        var jitter = ThreadLocalRandom.current().nextLong(wait / 4 + 1);
        ledger.later(row, State.RETRY, now.plusMillis(wait + jitter), reason, true);
    }

    private boolean resend() {
        return properties.uncertain() == DeliveryProperties.Uncertain.RESEND;
    }

    /** Finishes what is under way, at most ten seconds. */
    @Override
    public void stop() {
        running = false;
        threads.forEach(ExecutorService::shutdown);
        threads.forEach(it -> {
            try {
                if (!it.awaitTermination(10, TimeUnit.SECONDS)) {
                    it.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Until when a channel that asked for it is left alone. */
    private static final class Pause {
        private volatile Instant until = Instant.EPOCH;

        synchronized void extend(Instant wanted) {
            until = wanted.isAfter(until) ? wanted : until;
        }
    }
}
