package org.dialogueinfo.telegram;

import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Ill when Telegram has not answered for a while. Liveness does not ask: a restart would not bring Telegram back. */
class TelegramHealthIndicator implements HealthIndicator {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Pulse pulse;
    private final TelegramProperties properties;

    TelegramHealthIndicator(Pulse pulse, TelegramProperties properties) {
        this.pulse = pulse;
        this.properties = properties;
    }

    @Override
    public Health health() {
        var last = pulse.last();
        var health = pulse.standingBy()
                ? Health.up().withDetail("standby", "another node listens to Telegram")
                : pulse.silence().compareTo(PATIENCE) > 0
                        ? Health.down()
                                .withDetail(
                                        "reason",
                                        "Telegram has not answered for %d s; check the network and dialogue.telegram.token"
                                                .formatted(pulse.silence().toSeconds()))
                        : last == null ? Health.unknown() : Health.up();
        health.withDetail("updates", properties.updates());
        if (last != null) {
            health.withDetail(properties.webhook() ? "lastCheck" : "lastPoll", last);
        }
        return health.build();
    }
}
