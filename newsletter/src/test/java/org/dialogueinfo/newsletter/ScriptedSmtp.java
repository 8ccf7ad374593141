package org.dialogueinfo.newsletter;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that says what a test wants to {@code MAIL}, {@code RCPT}, {@code DATA} or the final {@code DOT}. */
final class ScriptedSmtp implements AutoCloseable {

    /** Instead of a reply: closes the connection. */
    static final String HANG_UP = "";

    /** Instead of a reply: says nothing and keeps the line. */
    static final String HANG = "...";

    /** Before a reply: it goes out together with the next one. */
    static final String LATER = "+";

    static final Map<String, String> PIPELINING = Map.of("EHLO", "250-scripted\r\n250 PIPELINING");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger connections = new AtomicInteger();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> replies;
    private final int mailsPerConnection;
    private final @Nullable SSLContext tls;
    private final List<Socket> hung = new CopyOnWriteArrayList<>();
    private final List<String> content = new CopyOnWriteArrayList<>();
    private String later = "";

    ScriptedSmtp(Map<String, String> replies) throws IOException {
        this(replies, Integer.MAX_VALUE);
    }

    ScriptedSmtp(Map<String, String> replies, int mailsPerConnection) throws IOException {
        this(replies, mailsPerConnection, null);
    }

    /** @param tls what it secures a line with after {@code STARTTLS}; null if it cannot */
    ScriptedSmtp(Map<String, String> replies, int mailsPerConnection, @Nullable SSLContext tls) throws IOException {
        this.replies = replies;
        this.mailsPerConnection = mailsPerConnection;
        this.tls = tls;
        var thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    /** What clients said, line by line, the mails left out. */
    List<String> commands() {
        return commands;
    }

    /** The mails' lines as they came, and each mail's end. */
    List<String> content() {
        return content;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                // the far side went away, or the test is over
            }
        }
    }

    private void serve(Socket socket) throws IOException {
        connections.incrementAndGet();
        var kept = false;
        try {
            say(socket, "220 scripted");
            kept = converse(socket);
        } finally {
            if (kept) {
                hung.add(socket);
            } else {
                socket.close();
            }
        }
    }

    /** The rest of the conversation over TLS. */
    private boolean secured(Socket socket, SSLContext tls) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return converse(secured);
    }

    /** @return whether the line is kept without another word */
    private boolean converse(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        var mails = 0;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.substring(0, Math.min(4, line.length())).toUpperCase(java.util.Locale.ROOT);
            commands.add(line);
            var reply = replies.getOrDefault(command, command.equals("DATA") ? "354 go on" : "250 fine");
            if (reply.equals(HANG) || reply.equals(HANG_UP)) {
                return reply.equals(HANG);
            }
            if (tls != null && line.equals("STARTTLS")) {
                say(socket, "220 go on");
                return secured(socket, tls);
            }
            say(socket, reply);
            if (reply.startsWith("354")) {
                if (replies.getOrDefault("TEXT", "").equals(HANG)) {
                    return true;
                }
                for (var data = in.readLine(); data != null; data = in.readLine()) {
                    content.add(data);
                    if (data.equals(".")) {
                        break;
                    }
                }
                var verdict = replies.getOrDefault("DOT", "250 taken");
                if (verdict.equals(HANG) || verdict.equals(HANG_UP)) {
                    return verdict.equals(HANG);
                }
                say(socket, verdict);
                if (++mails == mailsPerConnection) {
                    return false;
                }
            }
        }
        return false;
    }

    private void say(Socket socket, String reply) throws IOException {
        if (reply.startsWith(LATER)) {
            later += reply.substring(LATER.length()) + "\r\n";
            return;
        }
        socket.getOutputStream().write((later + reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        later = "";
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var socket : hung) {
            socket.close();
        }
    }
}
