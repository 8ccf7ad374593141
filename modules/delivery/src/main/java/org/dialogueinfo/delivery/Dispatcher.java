package org.dialogueinfo.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dialogueinfo.delivery.spi.Channel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Runs the engine: one loop for planning, one for looking after broadcasts, one that beats, and a carrier per channel.
 * All state is in the ledger, so that stopping at any moment loses nothing.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration REOPENING = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(25);

    private final List<Channel> channels;
    private final Carrier.Parts parts;
    private final Planner planner;
    private final Tender tender;
    private final Reopening reopening;
    private final Bell bell;
    private final LedgerTable table;
    private final Path dataDir;
    private volatile List<Carrier> carriers = List.of();
    private List<Loop> loops = List.of();
    private @Nullable Node node;
    private volatile boolean running;

    Dispatcher(
            List<Channel> channels,
            Engine engine,
            Planner planner,
            Tender tender,
            Reopening reopening,
            Bell bell,
            LedgerTable table,
            @Value("${dialogue.data-dir:./data}") Path dataDir) {
        var names = channels.stream().collect(Collectors.groupingBy(Channel::name, Collectors.counting()));
        names.forEach((name, count) -> {
            if (count > 1) {
                throw new IllegalStateException(
                        "There are %d channels named %s; remove a plug-in".formatted(count, name));
            }
        });
        this.channels = channels;
        this.parts = engine.parts();
        this.planner = planner;
        this.tender = tender;
        this.reopening = reopening;
        this.bell = bell;
        this.table = table;
        this.dataDir = dataDir;
    }

    @Override
    public void start() {
        var nodes = parts.nodes();
        node = Node.of(dataDir.resolve("node"));
        nodes.begin(node.name());
        table.prepare();
        var started = new ArrayList<Carrier>();
        for (var channel : channels) {
            var carrier = new Carrier(channel, parts);
            parts.meters().watch(carrier);
            bell.wakes(carrier::wake);
            started.add(carrier);
        }
        carriers = started;
        var planning = new Loop("delivery-planner", IDLE, this::plan);
        bell.wakes(planning::wake);
        loops = List.of(
                planning.start(),
                new Loop("delivery-tender", IDLE, tender::step).start(),
                new Loop("delivery-database", REOPENING, reopening::step).start(),
                new Loop("delivery-beat", nodes.interval(), () -> {
                            nodes.beat();
                            return false;
                        })
                        .start());
        carriers.forEach(Carrier::start);
        running = true;
    }

    private boolean plan() {
        var moved = planner.step(parts.nodes().id());
        if (moved) {
            carriers.forEach(Carrier::wake);
        }
        return moved;
    }

    List<Carrier> carriers() {
        return carriers;
    }

    /** Finishes what is being sent and gives back what is not. */
    @Override
    public void stop() {
        running = false;
        var until = parts.clock().instant().plus(LONGEST_STOP);
        try {
            loops.get(0).stop(LONGEST_STOP);
            var empty = true;
            for (var carrier : carriers) {
                empty &= carrier.stop(until);
            }
            for (var loop : loops) {
                loop.stop(IDLE.multipliedBy(5));
            }
            if (empty) {
                parts.nodes().end();
            } else {
                LOG.warn("Something was still being sent at the end; the next start finds it in the ledger");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (node != null) {
                node.close();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
