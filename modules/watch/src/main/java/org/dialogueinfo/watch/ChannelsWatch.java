package org.dialogueinfo.watch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.delivery.Channels;
import org.dialogueinfo.delivery.Channels.State;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.springframework.stereotype.Component;

/** A channel that has been left alone for a while because it failed time after time. */
@Component
class ChannelsWatch implements Watched {

    private final Channels channels;
    private final OperatorProperties properties;
    private final Clock clock;
    private final Map<String, Instant> illSince = new HashMap<>();

    ChannelsWatch(Channels channels, OperatorProperties properties, Clock clock) {
        this.channels = channels;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public List<Trouble> troubles() {
        return channels.all().stream()
                .filter(this::isIllForLong)
                .map(this::trouble)
                .toList();
    }

    private boolean isIllForLong(State channel) {
        if (channel.ill() == null) {
            illSince.remove(channel.name());
            return false;
        }
        return since(channel).compareTo(properties.patience()) >= 0;
    }

    private Duration since(State channel) {
        var now = clock.instant();
        return Duration.between(illSince.computeIfAbsent(channel.name(), it -> now), now);
    }

    private Trouble trouble(State channel) {
        return new Trouble(
                "channel:" + channel.name(),
                Words.each("watch.channel.what", channel.name(), String.valueOf(channel.ill())),
                Words.each("watch.channel.remedy"),
                "/desk/health");
    }
}
