package org.dialogueinfo;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Takes OTLP over HTTP, and keeps the bytes: texts stand in them as they are. */
final class Collector implements AutoCloseable {

    private final StringBuffer received = new StringBuffer();
    private final HttpServer server;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/traces", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
            received.append(body);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:%d/v1/traces".formatted(server.getAddress().getPort());
    }

    /** All bytes so far, each as a character. */
    String received() {
        return received.toString();
    }

    /** A trace's id as it stands in the bytes. */
    static String traceId(String broadcast) {
        return new String(HexFormat.of().parseHex(broadcast.replace("-", "")), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
