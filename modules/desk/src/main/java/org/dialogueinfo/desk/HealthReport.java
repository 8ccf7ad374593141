package org.dialogueinfo.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/** What {@code /actuator/health} says, with the reasons, for who is signed in. */
@Component
class HealthReport {

    private final HealthContributorRegistry registry;

    HealthReport(HealthContributorRegistry registry) {
        this.registry = registry;
    }

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        registry.stream().forEach(it -> add(parts, it.name(), it.contributor()));
        parts.sort(Comparator.comparing(Part::name));
        return parts;
    }

    private static void add(List<Part> parts, String name, HealthContributor contributor) {
        if (contributor instanceof HealthIndicator indicator) {
            var health = indicator.health(true);
            parts.add(part(name, health == null ? Health.unknown().build() : health));
        } else if (contributor instanceof CompositeHealthContributor all) {
            all.stream().forEach(it -> add(parts, name + "/" + it.name(), it.contributor()));
        }
    }

    private static Part part(String name, Health health) {
        return new Part(name, health.getStatus().getCode(), new TreeMap<>(health.getDetails()));
    }

    record Part(String name, String status, Map<String, Object> details) {

        public boolean well() {
            return status.equals("UP");
        }
    }
}
