package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dialogueinfo.delivery.spi.AudienceProvider;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Shows what a card looks like on each channel before it is sent, and whom it would reach. */
@Component
public class Previews {

    private final ObjectProvider<Channel> channels;
    private final ObjectProvider<AudienceProvider> audiences;
    private final Paces paces;
    private final SendingSettings settings;

    Previews(
            ObjectProvider<Channel> channels,
            ObjectProvider<AudienceProvider> audiences,
            Paces paces,
            SendingSettings settings) {
        this.channels = channels;
        this.audiences = audiences;
        this.paces = paces;
        this.settings = settings;
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

    /** How many messages a second each channel sends at most, by its name: what it is known to bear, or was told to keep. */
    public Map<String, Double> paces() {
        var byName = new TreeMap<String, Double>();
        channels.forEach(it -> byName.put(it.name(), paces.of(it).perSecond()));
        return byName;
    }

    /**
     * How many would get a broadcast to the audience now on each channel, and how long that takes if nothing else is sent;
     * a channel that is not there takes for ever and is left out. The wait of {@link #undo()} comes before.
     */
    public Map<String, Estimate> estimate(String audience) {
        var perSecond = paces();
        var estimates = new TreeMap<String, Estimate>();
        for (var reach : reach(audience)) {
            var pace = perSecond.get(reach.channel());
            if (pace != null) {
                estimates.merge(reach.channel(), Estimate.of(reach.endpoints(), pace), Estimate::plus);
            }
        }
        return estimates;
    }

    /**
     * What the cards cost at most if they go to the audience now, for each channel that asks for something at its present pace; a card
     * that is several messages there costs as much as these.
     */
    public Map<String, Cost> costs(String audience, Localized<Card> cards) {
        var reach = reach(audience);
        var costs = new TreeMap<String, Cost>();
        channels.forEach(channel -> channel.fare()
                .filter(it -> paces.of(channel).perSecond() > it.freePerSecond())
                .ifPresent(fare -> {
                    var messages = reach.stream()
                            .filter(it -> it.channel().equals(channel.name()))
                            .mapToLong(it -> it.endpoints() * messages(channel, cards, it.rendering()))
                            .sum();
                    if (messages > 0) {
                        costs.put(channel.name(), new Cost(messages * fare.price(), fare.currency()));
                    }
                }));
        return costs;
    }

    private static int messages(Channel channel, Localized<Card> cards, Rendering rendering) {
        return cards.shownIn(rendering.language())
                .map(it -> channel.preview(it.value(), rendering).size())
                .filter(it -> it > 0)
                .orElse(1);
    }

    /** A sum that is not exceeded. */
    public record Cost(double atMost, String currency) {}

    /** How long every broadcast waits before its first message, so that it can be stopped. */
    public Duration undo() {
        return settings.undo();
    }

    /** What a broadcast means for one channel. */
    public record Estimate(long messages, double perSecond, Duration takes) {

        static Estimate of(long messages, double perSecond) {
            return new Estimate(messages, perSecond, Duration.ofMillis(Math.round(messages / perSecond * 1000)));
        }

        Estimate plus(Estimate more) {
            return of(messages + more.messages, perSecond);
        }
    }
}
