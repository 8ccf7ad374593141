package org.dialogueinfo.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.delivery.spi.Canary;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What operators watch: {@code dialogue.deliveries}, {@code dialogue.delivery.send}, {@code .queue}, {@code .pace}... */
@Component
class Meters {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(5);

    private final MeterRegistry registry;
    private final ApplicationEventPublisher events;
    private final Map<Tags, AtomicLong> queue = new ConcurrentHashMap<>();
    private final Map<Sent, Timer> timers = new ConcurrentHashMap<>();
    private final AtomicLong held;
    private long countedAt = System.nanoTime() - EVERY;

    Meters(ObjectProvider<MeterRegistry> registry, ApplicationEventPublisher events) {
        this.events = events;
        this.registry = registry.getIfAvailable(CompositeMeterRegistry::new);
        this.held = new AtomicLong();
        Gauge.builder("dialogue.delivery.held", held, AtomicLong::get)
                .description("Languages of broadcasts that a channel could not read; somebody must mend them")
                .register(this.registry);
    }

    void sent(String channel, Outcome outcome, long nanos) {
        timers.computeIfAbsent(new Sent(channel, outcome.getClass()), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    private record Sent(String channel, Class<?> outcome) {}

    private Timer timer(Sent it) {
        var name = it.outcome().getSimpleName().toLowerCase(Locale.ROOT);
        return registry.timer("dialogue.delivery.send", "channel", it.channel(), "outcome", name);
    }

    void settled(String channel, List<Settled> all) {
        states(all)
                .forEach(
                        (state, n) -> registry.counter("dialogue.deliveries", "channel", channel, "state", lower(state))
                                .increment(n));
        var people = all.stream().filter(it -> !Canary.is(it.row().recipient())).toList();
        if (!people.isEmpty()) {
            var sent = people.stream()
                    .filter(it -> it.state() == State.SENT)
                    .collect(Collectors.groupingBy(it -> it.row().rendering(), Collectors.counting()));
            events.publishEvent(new MessagesSettled(channel, sent, states(people)));
        }
    }

    private static Map<State, Long> states(List<Settled> all) {
        return all.stream()
                .collect(
                        Collectors.groupingBy(it -> it.resent() ? State.UNCERTAIN : it.state(), Collectors.counting()));
    }

    /** Pace, breaker and queue of a channel. */
    void watch(Carrier carrier) {
        Gauge.builder("dialogue.delivery.pace", carrier, it -> it.pace().perSecond())
                .description("Messages a second that the channel is believed to bear")
                .tag("channel", carrier.name())
                .register(registry);
        Gauge.builder("dialogue.delivery.breaker", carrier, it -> it.breaker().open() == null ? 0 : 1)
                .description("1 while the channel is left alone because it failed time after time")
                .tag("channel", carrier.name())
                .register(registry);
        for (var state : State.values()) { // there from the start, so that nothing is told from something missing
            queue.computeIfAbsent(Tags.of("channel", carrier.name(), "state", lower(state)), this::gauge);
        }
    }

    /** The rows of open broadcasts by channel and state, and the held languages, read every few seconds. */
    void queue(Supplier<Map<String, Map<State, Long>>> open, IntSupplier heldLanguages) {
        if (System.nanoTime() - countedAt < EVERY) {
            return;
        }
        countedAt = System.nanoTime();
        queue.values().forEach(it -> it.set(0));
        open.get()
                .forEach((channel, states) -> states.forEach((state, n) -> queue.computeIfAbsent(
                                Tags.of("channel", channel, "state", lower(state)), this::gauge)
                        .set(n)));
        held.set(heldLanguages.getAsInt());
    }

    private AtomicLong gauge(Tags tags) {
        var value = new AtomicLong();
        Gauge.builder("dialogue.delivery.queue", value, AtomicLong::get)
                .description("Rows of the broadcasts under way")
                .tags(tags)
                .register(registry);
        return value;
    }

    private static String lower(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
