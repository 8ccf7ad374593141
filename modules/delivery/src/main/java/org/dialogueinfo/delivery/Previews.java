package org.dialogueinfo.delivery;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows what a card looks like on each channel before it is sent, and whom it would reach. */
@Component
public class Previews {

    private final ObjectProvider<Channel> channels;
    private final ObjectProvider<AudienceProvider> audiences;

    Previews(ObjectProvider<Channel> channels, ObjectProvider<AudienceProvider> audiences) {
        this.channels = channels;
        this.audiences = audiences;
    }

    /** What each channel that is there and can show it makes of the card, by the channel's name. */
    public Map<String, List<Channel.Preview>> of(Card card, Rendering rendering) {
        var previews = new TreeMap<String, List<Channel.Preview>>();
        channels.forEach(it -> {
            var preview = it.preview(card, rendering);
            if (!preview.isEmpty()) {
                previews.put(it.name(), List.copyOf(preview));
            }
        });
        return previews;
    }

    /** Who would get a broadcast to the audience now, per channel and rendering. */
    public List<AudienceProvider.Reach> reach(String audience) {
        return audiences.stream()
                .filter(it -> it.provides(audience))
                .flatMap(it -> it.reach(audience).stream())
                .toList();
    }

    /** How many messages a second each channel sends at most, by its name. */
    public Map<String, Double> paces() {
        var paces = new TreeMap<String, Double>();
        channels.forEach(it -> paces.put(it.name(), it.messagesPerSecond()));
        return paces;
    }
}
