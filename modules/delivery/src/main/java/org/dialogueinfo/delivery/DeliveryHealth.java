package org.dialogueinfo.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.delivery.spi.Channel;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Which channel is ill and why. An ill channel is {@code DEGRADED}, not {@code DOWN}: the site and the other channels
 * work, and nothing is lost meanwhile.
 */
@Configuration(proxyBeanMethods = false)
class DeliveryHealth {

    @Bean
    CompositeHealthContributor deliveryHealthContributor(Dispatcher dispatcher, List<Channel> channels) {
        Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
        for (var channel : channels) {
            indicators.put(channel.name(), () -> health(dispatcher, channel.name()));
        }
        return CompositeHealthContributor.fromMap(indicators);
    }

    private static Health health(Dispatcher dispatcher, String channel) {
        return dispatcher.carriers().stream()
                .filter(it -> it.name().equals(channel))
                .findFirst()
                .map(DeliveryHealth::health)
                .orElseGet(() -> Health.unknown()
                        .withDetail("reason", "delivery has not started")
                        .build());
    }

    private static Health health(Carrier carrier) {
        var open = carrier.breaker().open();
        var health = open == null && carrier.isReady() ? Health.up() : Health.status("DEGRADED");
        if (open != null) {
            health.withDetail("reason", open);
        } else if (!carrier.isReady()) {
            health.withDetail("reason", "the channel is not ready");
        } else if (carrier.pace().isPaused()) {
            health.withDetail(
                    "reason",
                    "the far side asked for a pause until " + carrier.pace().pausedUntil());
        }
        return health.withDetail("messagesPerSecond", carrier.pace().perSecond())
                .build();
    }
}
