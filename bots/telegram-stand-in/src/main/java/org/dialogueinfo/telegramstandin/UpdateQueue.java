package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/** Updates on their way to the bot: kept until a poll confirms them, or posted to a webhook until it takes them. */
final class UpdateQueue {

    private static final Set<Integer> PORTS = Set.of(-1, 80, 88, 443, 8443);
    private static final long PUSH_PAUSE = 200;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ExecutorService threads;
    private final List<ObjectNode> waiting = new ArrayList<>();
    private Set<String> wanted = Set.of();
    private long nextUpdate = 1;
    private long poll;
    private int polls;
    private @Nullable Hook hook;
    private String lastError = "";

    UpdateQueue(ExecutorService threads) {
        this.threads = threads;
    }

    private record Hook(URI url, String secret) {}

    synchronized void add(ObjectNode update) {
        var kind = update.fieldNames().next();
        var numbered = update.put("update_id", nextUpdate++);
        if (wanted.isEmpty() || wanted.contains(kind)) {
            waiting.add(numbered);
            notifyAll();
        }
    }

    /** The waiting updates from the offset on; everything before it is confirmed and gone. */
    synchronized List<ObjectNode> poll(JsonNode body) {
        if (hook != null) {
            throw Refusal.conflict(
                    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        }
        want(body);
        polls++;
        var mine = ++poll;
        notifyAll();
        var offset = body.path("offset").asLong();
        waiting.removeIf(it -> it.path("update_id").asLong() < offset);
        var until = System.nanoTime() + Math.min(body.path("timeout").asInt(), 50) * 1_000_000_000L;
        while (waiting.isEmpty() && System.nanoTime() < until) {
            pause(100);
            if (mine != poll) {
                throw Refusal.conflict(
                        "terminated by other getUpdates request;" + " make sure that only one bot instance is running");
            }
        }
        var most = body.path("limit").asInt(100);
        return List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
    }

    synchronized int polls() {
        return polls;
    }

    synchronized void set(JsonNode body) {
        var url = body.path("url").asText();
        if (url.isEmpty()) {
            hook = null;
            return;
        }
        var uri = URI.create(url);
        var loopback = "127.0.0.1".equals(uri.getHost()) || "localhost".equals(uri.getHost());
        if (!loopback && !"https".equals(uri.getScheme())) {
            throw Refusal.badRequest("bad webhook: An HTTPS URL must be provided for webhook");
        }
        if (!loopback && !PORTS.contains(uri.getPort())) {
            throw Refusal.badRequest("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443");
        }
        var secret = body.path("secret_token").asText();
        if (!secret.matches("[A-Za-z0-9_-]{0,256}")) {
            throw Refusal.badRequest("secret token contains unallowed characters");
        }
        want(body);
        var before = hook;
        hook = new Hook(uri, secret);
        if (before == null) {
            threads.execute(this::push);
        }
    }

    synchronized void drop(boolean pending) {
        hook = null;
        if (pending) {
            waiting.clear();
        }
        notifyAll();
    }

    synchronized void info(ObjectNode to) {
        to.put("url", hook == null ? "" : hook.url().toString())
                .put("has_custom_certificate", false)
                .put("pending_update_count", waiting.size());
        if (!lastError.isEmpty()) {
            to.put("last_error_date", System.currentTimeMillis() / 1000).put("last_error_message", lastError);
        }
    }

    private void want(JsonNode body) {
        if (body.has("allowed_updates")) {
            var kinds = new java.util.HashSet<String>();
            body.path("allowed_updates").forEach(it -> kinds.add(it.asText()));
            wanted = kinds;
        }
    }

    private void push() {
        while (!Thread.currentThread().isInterrupted()) {
            ObjectNode next;
            Hook to;
            synchronized (this) {
                if (hook == null) {
                    return;
                }
                if (waiting.isEmpty()) {
                    pause(100);
                    continue;
                }
                next = waiting.get(0);
                to = hook;
            }
            if (post(to, next)) {
                synchronized (this) {
                    waiting.remove(next);
                }
            } else {
                rest();
            }
        }
    }

    private boolean post(Hook to, ObjectNode update) {
        try {
            var request = HttpRequest.newBuilder(to.url())
                    .header("Content-Type", "application/json")
                    .header("X-Telegram-Bot-Api-Secret-Token", to.secret())
                    .timeout(Duration.ofSeconds(10))
                    .POST(HttpRequest.BodyPublishers.ofString(update.toString()))
                    .build();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            lastError = status / 100 == 2 ? "" : "Wrong response from the webhook: " + status;
            return status / 100 == 2;
        } catch (IOException e) {
            lastError = "Connection refused";
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void rest() {
        try {
            Thread.sleep(PUSH_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause(long millis) {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(500, "Internal Server Error");
        }
    }
}
