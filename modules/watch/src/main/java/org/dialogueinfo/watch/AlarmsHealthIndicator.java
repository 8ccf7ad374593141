package org.dialogueinfo.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** The open alarms, for the health page and as the figure {@code dialogue.alarms}. */
@Component
class AlarmsHealthIndicator implements HealthIndicator, MeterBinder {

    private final Alarms alarms;

    AlarmsHealthIndicator(Alarms alarms) {
        this.alarms = alarms;
    }

    @Override
    public Health health() {
        var open = alarms.open();
        return open.isEmpty()
                ? Health.up().build()
                : Health.status("DEGRADED")
                        .withDetail(
                                "reason", open.stream().map(Alarms.Alarm::title).collect(Collectors.joining("; ")))
                        .build();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("dialogue.alarms", alarms, it -> it.open().size())
                .description("Alarms that are not over")
                .register(registry);
    }
}
