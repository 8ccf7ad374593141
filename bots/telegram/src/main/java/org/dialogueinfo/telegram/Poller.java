package org.dialogueinfo.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.dialogueinfo.conversation.Conversation;
import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Fetches updates by long polling ({@code getUpdates}), stores each, then has it handled. Telegram being out of reach, at
 * start or later, only means that it tries again.
 */
class Poller implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration LONG_POLL = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final TelegramProperties properties;
    private final Incoming incoming;
    private final Updates updates;
    private final Gateway gateway;
    private final Conversation conversation;
    private final Clock clock;
    private volatile boolean running;
    private volatile Instant lastPoll = Instant.EPOCH;

    Poller(
            TelegramProperties properties,
            Incoming incoming,
            Updates updates,
            Gateway gateway,
            Conversation conversation,
            Clock clock) {
        this.properties = properties;
        this.incoming = incoming;
        this.updates = updates;
        this.gateway = gateway;
        this.conversation = conversation;
        this.clock = clock;
    }

    /** When Telegram last answered a poll, UTC; the epoch if never. */
    Instant lastPoll() {
        return lastPoll;
    }

    @Override
    public void start() {
        running = true;
        var thread = new Thread(this::run, "telegram-poller");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        var menus = false;
        while (running) {
            try {
                updates.handleStored();
                if (properties.updates().equals("polling")) {
                    poll();
                } else {
                    Thread.sleep(PAUSE.toMillis());
                }
                if (!menus) {
                    menus = true;
                    for (var language : Language.values()) {
                        gateway.menu(conversation.commands(language), null, language.code());
                    }
                    gateway.menu(conversation.commands(Language.EN), null, null);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                LOG.warn("Telegram cannot be polled: {}", e.getClass().getName());
                rest();
            }
        }
    }

    private void poll() throws java.io.IOException, InterruptedException {
        var body =
                "{\"offset\":%d,\"timeout\":%d,\"allowed_updates\":[\"message\",\"callback_query\",\"my_chat_member\"]}"
                        .formatted(incoming.next(), LONG_POLL.toSeconds());
        var request = HttpRequest.newBuilder(
                        URI.create(properties.apiUrl() + "/bot" + properties.token() + "/getUpdates"))
                .header("Content-Type", "application/json")
                .timeout(LONG_POLL.plusSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = json.readTree(http.send(request, BodyHandlers.ofString()).body());
        if (!answer.path("ok").asBoolean()) {
            LOG.warn(
                    "Telegram refuses to be polled: error {}",
                    answer.path("error_code").asInt());
            rest();
            return;
        }
        for (var update : answer.path("result")) {
            incoming.keep(update.path("update_id").asLong(), update.toString());
        }
        lastPoll = clock.instant();
        updates.handleStored();
    }

    private static void rest() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
