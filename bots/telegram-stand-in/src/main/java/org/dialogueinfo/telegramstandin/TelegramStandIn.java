package org.dialogueinfo.telegramstandin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/** The Bot API on a local port. People are made with {@link #person}; what they see is what was sent to them. */
public final class TelegramStandIn implements AutoCloseable {

    private static final int LONGEST_TEXT = 4096;
    private static final int PER_SECOND = 30;
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z-]+)([^<>]*)>");
    private static final List<String> TAGS =
            List.of("b", "strong", "i", "em", "u", "s", "a", "code", "pre", "blockquote");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "telegram-stand-in");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Long, Person> people = new ConcurrentHashMap<>();
    private final List<ObjectNode> updates = new ArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final Deque<Long> sends = new ArrayDeque<>();
    private long nextUpdate = 1;
    private int nextMessage = 1;

    public TelegramStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /** What goes wrong with the next message sent. */
    public enum Fault {
        TOO_MANY_REQUESTS,
        INTERNAL_ERROR,
        HTML_PAGE
    }

    public String apiUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public void failNext(Fault fault) {
        faults.add(fault);
    }

    /** A person whose app has the language; the same chat is always the same person. */
    public Person person(long chat, String language) {
        return people.computeIfAbsent(chat, id -> new Person(id, language));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var method = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        var body = json.readTree(exchange.getRequestBody().readAllBytes());
        try {
            reply(exchange, 200, ok(handle(method, body)));
        } catch (Refusal e) {
            if (e.code == 0) {
                send(exchange, 502, "text/html", "<html><body>Bad Gateway</body></html>");
                return;
            }
            var answer = json.createObjectNode()
                    .put("ok", false)
                    .put("error_code", e.code)
                    .put("description", e.getMessage());
            if (e.code == 429) {
                answer.putObject("parameters").put("retry_after", 1);
            }
            reply(exchange, e.code, answer);
        }
    }

    private ObjectNode ok(Object result) {
        var answer = json.createObjectNode().put("ok", true);
        answer.set("result", json.valueToTree(result));
        return answer;
    }

    private void reply(HttpExchange exchange, int code, ObjectNode answer) throws IOException {
        send(exchange, code, "application/json", answer.toString());
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(code, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private Object handle(String method, JsonNode body) {
        return switch (method) {
            case "getupdates" ->
                poll(body.path("offset").asLong(), body.path("timeout").asInt());
            case "sendmessage" -> sendMessage(body);
            case "editmessagetext" -> edit(body);
            case "answercallbackquery", "setmycommands", "deletewebhook", "sendchataction" -> true;
            default -> throw new Refusal(404, "Not Found");
        };
    }

    private synchronized List<ObjectNode> poll(long offset, int seconds) {
        updates.removeIf(it -> it.path("update_id").asLong() < offset);
        var until = System.nanoTime() + Math.min(seconds, 1) * 1_000_000_000L;
        while (updates.isEmpty() && System.nanoTime() < until) {
            try {
                wait(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return List.of();
            }
        }
        return List.copyOf(updates);
    }

    private synchronized Object sendMessage(JsonNode body) {
        var fault = faults.poll();
        if (fault == Fault.TOO_MANY_REQUESTS) {
            throw new Refusal(429, "Too Many Requests: retry after 1");
        } else if (fault == Fault.INTERNAL_ERROR) {
            throw new Refusal(500, "Internal Server Error");
        } else if (fault == Fault.HTML_PAGE) {
            throw new Refusal(0, "");
        }
        var person = recipient(body);
        check(body);
        var now = System.nanoTime();
        while (!sends.isEmpty() && sends.peekFirst() < now - 1_000_000_000L) {
            sends.removeFirst();
        }
        if (sends.size() >= PER_SECOND) {
            throw new Refusal(429, "Too Many Requests: retry after 1");
        }
        sends.addLast(now);
        var message = new Message(nextMessage++, body.path("text").asText(), body.path("reply_markup"));
        person.messages.add(message);
        return sent(person, message);
    }

    private synchronized Object edit(JsonNode body) {
        var person = recipient(body);
        check(body);
        for (int i = 0; i < person.messages.size(); i++) {
            if (person.messages.get(i).id() == body.path("message_id").asInt()) {
                var message = new Message(
                        person.messages.get(i).id(), body.path("text").asText(), body.path("reply_markup"));
                person.messages.set(i, message);
                return sent(person, message);
            }
        }
        throw new Refusal(400, "Bad Request: message to edit not found");
    }

    private static Map<String, Object> sent(Person person, Message message) {
        return Map.of(
                "message_id", message.id(),
                "date", System.currentTimeMillis() / 1000,
                "chat", Map.of("id", person.chat, "type", "private"),
                "text", message.plainText());
    }

    private Person recipient(JsonNode body) {
        var person = people.get(body.path("chat_id").asLong());
        if (person == null || !person.started) {
            throw new Refusal(400, "Bad Request: chat not found");
        }
        if (person.blocked) {
            throw new Refusal(403, "Forbidden: bot was blocked by the user");
        }
        return person;
    }

    private static void check(JsonNode body) {
        var text = body.path("text").asText();
        var open = new ArrayDeque<String>();
        var tags = TAG.matcher(text);
        while (tags.find()) {
            var name = tags.group(2).toLowerCase(Locale.ROOT);
            if (!TAGS.contains(name)) {
                throw new Refusal(400, "Bad Request: can't parse entities: unsupported start tag \"" + name + "\"");
            }
            if (tags.group(1).isEmpty()) {
                open.push(name);
            } else if (open.isEmpty() || !open.pop().equals(name)) {
                throw new Refusal(400, "Bad Request: can't parse entities: unmatched end tag");
            }
        }
        if (!open.isEmpty() || TAG.matcher(text).replaceAll("").matches("(?s).*[<>].*")) {
            throw new Refusal(400, "Bad Request: can't parse entities");
        }
        var plain = plain(text);
        if (plain.isBlank()) {
            throw new Refusal(400, "Bad Request: message text is empty");
        }
        if (plain.length() > LONGEST_TEXT) {
            throw new Refusal(400, "Bad Request: message is too long");
        }
        for (var row : body.path("reply_markup").path("inline_keyboard")) {
            for (var button : row) {
                if (button.path("callback_data").asText().getBytes(StandardCharsets.UTF_8).length > 64) {
                    throw new Refusal(400, "Bad Request: BUTTON_DATA_INVALID");
                }
            }
        }
    }

    private static String plain(String text) {
        return TAG.matcher(text)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private synchronized void add(ObjectNode update) {
        updates.add(update.put("update_id", nextUpdate++));
        notifyAll();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Somebody with an app. */
    public final class Person {

        private final long chat;
        private final String language;
        private final List<Message> messages = new java.util.concurrent.CopyOnWriteArrayList<>();
        private volatile boolean started;
        private volatile boolean blocked;

        private Person(long chat, String language) {
            this.chat = chat;
            this.language = language;
        }

        public void say(String text) {
            started = true;
            var update = json.createObjectNode();
            var message = update.putObject("message");
            message.put("message_id", 1).put("date", 1).put("text", text);
            about(message);
            add(update);
        }

        /** Presses a button of the newest message that has it. */
        public void press(String label) {
            for (int i = messages.size() - 1; i >= 0; i--) {
                for (var row : messages.get(i).keyboard().path("inline_keyboard")) {
                    for (var button : row) {
                        if (button.path("text").asText().equals(label)) {
                            var update = json.createObjectNode();
                            var query = update.putObject("callback_query");
                            query.put("id", "q" + messages.get(i).id())
                                    .put("data", button.path("callback_data").asText());
                            query.putObject("from").put("id", chat).put("language_code", language);
                            var message = query.putObject("message")
                                    .put("message_id", messages.get(i).id());
                            message.putObject("chat").put("id", chat).put("type", "private");
                            add(update);
                            return;
                        }
                    }
                }
            }
            throw new IllegalArgumentException("There is no button " + label);
        }

        public void block() {
            blocked = true;
            var update = json.createObjectNode();
            var member = update.putObject("my_chat_member");
            about(member);
            member.putObject("new_chat_member").put("status", "kicked");
            add(update);
        }

        /** What the person sees, oldest first; an edited message stands where it stood. */
        public List<String> messages() {
            return messages.stream().map(Message::plainText).toList();
        }

        private void about(ObjectNode node) {
            node.putObject("chat").put("id", chat).put("type", "private");
            node.putObject("from").put("id", chat).put("is_bot", false).put("language_code", language);
        }
    }

    private record Message(int id, String text, JsonNode keyboard) {
        String plainText() {
            return plain(text);
        }
    }

    private static final class Refusal extends RuntimeException {
        private final int code;

        Refusal(int code, String description) {
            super(description);
            this.code = code;
        }
    }
}
