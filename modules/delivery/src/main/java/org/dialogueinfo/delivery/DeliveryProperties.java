package org.dialogueinfo.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param uncertain what to do with a message that may have arrived or not: send it once more, or hold it
 * @param lease how long a row may be under way before it counts as stranded
 * @param giveUp how long a recipient is tried
 */
@ConfigurationProperties("dialogue.delivery")
record DeliveryProperties(
        @DefaultValue("RESEND") Uncertain uncertain,
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1d") Duration giveUp) {

    enum Uncertain {
        RESEND,
        HOLD
    }
}
