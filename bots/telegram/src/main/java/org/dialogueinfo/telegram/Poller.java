package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/**
 * Fetches updates by long polling ({@code getUpdates}) while this node holds the lease, and has each stored before the
 * next poll confirms it. Telegram being out of reach, at start or later, only means that it tries again.
 */
class Poller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int REPEAT_WARNING = 30;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final TelegramProperties properties;
    private final Incoming incoming;
    private final Updates updates;
    private final Gateway gateway;
    private final Lease lease;
    private final Pulse pulse;
    private volatile boolean running;
    private @Nullable Thread thread;
    private long offset;
    private int failures;

    Poller(
            TelegramProperties properties,
            Incoming incoming,
            Updates updates,
            Gateway gateway,
            Lease lease,
            Pulse pulse) {
        this.properties = properties;
        this.incoming = incoming;
        this.updates = updates;
        this.gateway = gateway;
        this.lease = lease;
        this.pulse = pulse;
    }

    @Override
    public void start() {
        running = true;
        if (!properties.webhook()) {
            var started = Lanes.daemon("telegram-poller").newThread(this::run);
            thread = started;
            started.start();
        }
    }

    private void run() {
        var leading = false;
        while (running) {
            try {
                if (!lease.hold()) {
                    leading = false;
                    pulse.standBy();
                    Thread.sleep(PAUSE.toMillis());
                    continue;
                }
                if (!leading) {
                    offset = incoming.next();
                    updates.resume(true);
                    leading = true;
                }
                if (updates.full()) {
                    Thread.sleep(100);
                } else {
                    poll();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                warn("Telegram cannot be polled: " + e.getClass().getName());
                rest(PAUSE);
            }
        }
    }

    private void poll() throws IOException, InterruptedException {
        var body = json.writeValueAsString(
                Map.of("offset", offset, "timeout", LONG_POLL.toSeconds(), "allowed_updates", Senders.KINDS));
        var request = HttpRequest.newBuilder(
                        URI.create(properties.apiUrl() + "/bot" + properties.token() + "/getUpdates"))
                .header("Content-Type", "application/json")
                .timeout(LONG_POLL.plusSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = json.readTree(http.send(request, BodyHandlers.ofString()).body());
        if (answer == null || !answer.path("ok").asBoolean()) {
            refused(answer == null ? json.nullNode() : answer);
            return;
        }
        failures = 0;
        pulse.beat();
        for (var update : answer.path("result")) {
            updates.take(update);
            offset = Math.max(offset, update.path("update_id").asLong() + 1);
        }
    }

    private void refused(JsonNode answer) {
        if (answer.path("description").asText().contains("webhook is active")) {
            gateway.call(new DeleteWebhook());
            return;
        }
        warn("Telegram refuses to be polled: error " + answer.path("error_code").asInt());
        rest(Duration.ofSeconds(answer.path("parameters").path("retry_after").asLong(PAUSE.toSeconds())));
    }

    private void warn(String what) {
        if (running && failures++ % REPEAT_WARNING == 0) {
            LOG.warn("{}; it is tried again", what);
        }
    }

    private void rest(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        var polling = thread;
        if (polling != null) {
            polling.interrupt();
            try {
                polling.join(Duration.ofSeconds(5).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
