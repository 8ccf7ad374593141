package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Call;
import org.dialogueinfo.telegramstandin.TelegramStandIn.Fault;

/** HTTP in and out: calls of the bot under {@code /bot<token>/}, control under {@code /stand-in/}. */
final class Door {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final long FOREVER = 600_000;

    private final HttpServer server;
    private final BotApi api;
    private final Faults faults;
    private final World world;

    Door(int port, Executor threads, BotApi api, Faults faults, World world, Control control) {
        this.api = api;
        this.faults = faults;
        this.world = world;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/bot", this::call);
        server.createContext("/stand-in/", exchange -> {
            var answer = control.answer(exchange.getRequestURI().getPath(), query(exchange), body(exchange));
            send(exchange, 200, "application/json", answer.toString());
        });
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    void close() {
        server.stop(0);
    }

    private void call(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var body = body(exchange);
        var call = new Call(method, body.path("chat_id").asText());
        if (call.carriesMessage()) {
            world.lastMessage = body;
        }
        var fault = faults.next(call);
        if (fault != null && fault.fault() == Fault.SILENCE) {
            rest(FOREVER);
            exchange.close();
            return;
        }
        if (fault != null && fault.fault() == Fault.HTML_PAGE) {
            send(exchange, 502, "text/html", "<html><body>Bad Gateway</body></html>");
            return;
        }
        try {
            if (fault != null) {
                suffer(fault);
            }
            var answer = world.json.createObjectNode().put("ok", true);
            answer.set("result", api.call(method, body));
            if (fault != null && fault.fault() == Fault.CUT) {
                exchange.close();
                return;
            }
            send(exchange, 200, "application/json", answer.toString());
        } catch (Refusal e) {
            send(exchange, e.code(), "application/json", refusal(e).toString());
        } catch (RuntimeException e) {
            send(
                    exchange,
                    500,
                    "application/json",
                    refusal(Refusal.of(500, e.toString())).toString());
        }
    }

    private static void suffer(Faults.Planned fault) {
        switch (fault.fault()) {
            case TOO_MANY_REQUESTS -> throw Refusal.tooMany(fault.seconds());
            case FORBIDDEN -> throw Refusal.forbidden("bot was blocked by the user");
            case UNPARSABLE -> throw Refusal.badRequest("can't parse entities: Unsupported start tag");
            case INTERNAL_ERROR -> throw Refusal.of(500, "Internal Server Error");
            case SLOW -> rest(fault.seconds() * 1000L);
            default -> {}
        }
    }

    private ObjectNode refusal(Refusal e) {
        world.refusals.computeIfAbsent(e.code(), it -> new AtomicLong()).incrementAndGet();
        var answer = world.json
                .createObjectNode()
                .put("ok", false)
                .put("error_code", e.code())
                .put("description", e.getMessage());
        if (e.retryAfter() > 0) {
            answer.putObject("parameters").put("retry_after", e.retryAfter());
        }
        var to = e.migrateTo();
        if (to != null) {
            answer.putObject("parameters").put("migrate_to_chat_id", to);
        }
        return answer;
    }

    private ObjectNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (type.startsWith("multipart/")) {
            return Multipart.read(world.json, type, bytes);
        }
        JsonNode read = bytes.length == 0 ? null : world.json.readTree(bytes);
        return read instanceof ObjectNode node ? node : query(exchange);
    }

    private ObjectNode query(HttpExchange exchange) {
        var node = world.json.createObjectNode();
        var query = exchange.getRequestURI().getRawQuery();
        if (query != null) {
            for (var pair : query.split("&")) {
                var parts = pair.split("=", 2);
                node.put(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
            }
        }
        return node;
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
