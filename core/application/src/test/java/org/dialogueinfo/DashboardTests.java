package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard that ships with the documentation asks only for what the platform reports. */
class DashboardTests {

    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(_[a-z]+)+\\b(?!\\s*\\()");

    private final RunningSite site = RunningSite.shared();

    @Test
    void namesNoMetricThatIsNotThere() throws Exception {
        var administrator = site.visitor();
        administrator.signIn(RunningSite.ADMINISTRATOR, RunningSite.PASSWORD);
        administrator.get("/desk/health?lang=en");
        var sent = administrator.post(
                "/desk/health/test",
                Map.of("channel", List.of("email"), "address", List.of("operator@example.org"), "in", List.of("en")));
        assertThat(sent.uri().getPath()).startsWith("/desk/health/test/");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> administrator.get(sent.uri().getPath()).body().contains("The channel took the message"));

        var dashboard = new JsonMapper()
                .readTree(Files.readString(Path.of("..", "docs", "operations", "grafana-dashboard.json")));
        var asked = new TreeSet<String>();
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                METRIC.matcher(target.get("expr").asString()).results().forEach(it -> asked.add(it.group()));
            }
        }
        assertThat(asked).hasSizeGreaterThan(10);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reported()).containsAll(asked));
    }

    private Set<String> reported() {
        return Arrays.stream(site.visitor().get("/actuator/prometheus").body().split("\n"))
                .filter(it -> !it.startsWith("#"))
                .map(it -> it.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
    }
}
