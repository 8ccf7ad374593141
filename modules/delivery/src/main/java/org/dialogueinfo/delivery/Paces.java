package org.dialogueinfo.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dialogueinfo.delivery.spi.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pace of each channel. */
@Component
class Paces {

    private final JdbcClient jdbc;
    private final Buckets buckets;
    private final SendingSettings settings;
    private final Clock clock;
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

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

    void awaitFirst(String channel) throws InterruptedException {
        var pace = paces.get(channel);
        if (pace != null) {
            pace.awaitFirst();
        }
    }
}
