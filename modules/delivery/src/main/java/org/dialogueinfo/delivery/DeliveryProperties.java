package org.dialogueinfo.delivery;

import java.time.Duration;
import java.util.Map;
import org.dialogueinfo.delivery.spi.Channel;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param uncertain what to do with a message that may have arrived or not: send it once more, or hold it
 * @param takeOver how long a node may be silent before the others take its rows over
 * @param giveUp how long a recipient is tried from the first attempt on
 * @param undo how long a broadcast waits before the first message, so that it can still be stopped
 * @param approval whether an alert waits until somebody approves it
 * @param keep how long settled rows know the recipient; the counts stay
 * @param messagesPerSecond by channel, the limit to keep instead of the channel's own
 * @param breaker how long a channel that fails is left alone before it is tried again
 */
@ConfigurationProperties("dialogue.delivery")
record DeliveryProperties(
        @DefaultValue("RESEND") Uncertain uncertain,
        @DefaultValue("20s") Duration takeOver,
        @DefaultValue("1d") Duration giveUp,
        @DefaultValue("0s") Duration undo,
        @DefaultValue("false") boolean approval,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("15s") Duration breaker,
        @DefaultValue Map<String, Double> messagesPerSecond) {

    enum Uncertain {
        RESEND,
        HOLD
    }

    double messagesPerSecond(Channel channel) {
        return messagesPerSecond.getOrDefault(channel.name(), channel.messagesPerSecond());
    }

    boolean resend() {
        return uncertain == Uncertain.RESEND;
    }
}
