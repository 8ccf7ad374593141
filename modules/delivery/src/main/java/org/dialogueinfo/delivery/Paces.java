package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialogueinfo.delivery.spi.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pace of each channel, and how far apart messages to one address are. */
@Component
class Paces {

    private final JdbcClient jdbc;
    private final Buckets buckets;
    private final SendingSettings settings;
    private final Clock clock;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();
    private final Map<String, Spacing> spacings = new ConcurrentHashMap<>();

    Paces(JdbcClient jdbc, Buckets buckets, SendingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.buckets = buckets;
        this.settings = settings;
        this.clock = clock;
    }

    Pace of(Channel channel) {
        return paces.computeIfAbsent(
                channel.name(),
                name -> new Pace(name, () -> settings.messagesPerSecond(channel), jdbc, buckets, clock));
    }

    Spacing spacing(Channel channel) {
        return spacings.computeIfAbsent(channel.name(), name -> new Spacing(channel::spacing));
    }

    /** Waits for the next free moment; what waits for the address comes later. */
    void awaitFirst(String channel, String address) throws InterruptedException {
        var pace = paces.get(channel);
        if (pace != null) {
            pace.awaitFirst();
        }
        var spacing = spacings.get(channel);
        if (spacing != null) {
            spacing.used(address, System.nanoTime());
        }
    }

    void later(String channel, Duration pause) {
        var pace = paces.get(channel);
        if (pace != null) {
            pace.later(pause);
        }
    }
}
