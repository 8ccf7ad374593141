package org.dialogueinfo.delivery;

import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.delivery.spi.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks those who carry. */
@Component
class CarriedChannels implements Channels {

    private final Dispatcher dispatcher;
    private final List<Channel> channels;

    CarriedChannels(Dispatcher dispatcher, List<Channel> channels) {
        this.dispatcher = dispatcher;
        this.channels = channels;
    }

    @Override
    public List<State> all() {
        return channels.stream()
                .sorted(Comparator.comparing(Channel::name))
                .map(channel -> dispatcher.carriers().stream()
                        .filter(it -> it.name().equals(channel.name()))
                        .findFirst()
                        .map(it -> state(channel, it))
                        .orElseGet(() ->
                                new State(channel.name(), "delivery has not started", 0, channel.parallel(), null)))
                .toList();
    }

    private static State state(Channel channel, Carrier carrier) {
        return new State(
                channel.name(),
                ill(carrier),
                carrier.pace().perSecond(),
                channel.parallel(),
                carrier.pace().isPaused() ? carrier.pace().pausedUntil() : null);
    }

    private static @Nullable String ill(Carrier carrier) {
        var open = carrier.breaker().open();
        return open == null && !carrier.isReady() ? "the channel is not ready" : open;
    }
}
