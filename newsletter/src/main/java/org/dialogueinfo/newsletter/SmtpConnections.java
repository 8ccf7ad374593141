package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** SMTP connections that are kept open between mails, at most as many as configured. */
final class SmtpConnections implements AutoCloseable {

    private static final String TIMEOUT_MILLIS = "20000";
    private static final int SERVICE_CLOSING = 421;

    private final JavaMailSenderImpl settings;
    private final String protocol;
    private final Session session;
    private final ArrayBlockingQueue<Transport> idle;

    SmtpConnections(JavaMailSenderImpl settings, int most) {
        this.settings = settings;
        var properties = new Properties();
        properties.putAll(settings.getJavaMailProperties());
        this.protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent("mail." + protocol + "." + timeout, TIMEOUT_MILLIS);
        }
        properties.putIfAbsent("mail." + protocol + ".socketFactory", new WithoutDelay());
        properties.put("mail." + protocol + ".allow8bitmime", "false"); // it would be written again, and unsigned
        this.session = Session.getInstance(properties);
        this.idle = new ArrayBlockingQueue<>(Math.max(1, most));
    }

    Session session() {
        return session;
    }

    /**
     * Sends over a kept connection, or a new one. A server closes a kept one when it likes, such as after a hundred mails;
     * as long as nothing of this mail's content is out, it then goes over a new one at once.
     *
     * @throws Unreachable if there is no connection to be had; the mail was not sent then
     */
    void send(Mail mail) throws MessagingException {
        var kept = idle.poll();
        if (kept != null) {
            try {
                send(mail, kept);
                return;
            } catch (MessagingException e) {
                if (mail.begun() || !isClosed(e)) {
                    throw e;
                }
            }
        }
        send(mail, connect());
    }

    private void send(Mail mail, Transport transport) throws MessagingException {
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
        } catch (MessagingException e) {
            close(transport);
            throw e;
        }
        if (!idle.offer(transport)) {
            close(transport);
        }
    }

    /** The server took leave (421) or is gone without a word; any other reply is about the mail. */
    private static boolean isClosed(MessagingException e) {
        return e instanceof SMTPSendFailedException it
                ? it.getReturnCode() <= 0 || it.getReturnCode() == SERVICE_CLOSING
                : !(e instanceof SendFailedException);
    }

    /** Takes leave of the server on the connections that are not in use. */
    @Override
    public void close() {
        for (var transport = idle.poll(); transport != null; transport = idle.poll()) {
            close(transport);
        }
    }

    private Transport connect() throws Unreachable {
        try {
            var transport = session.getTransport(protocol);
            transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            return transport;
        } catch (MessagingException e) {
            throw new Unreachable(e);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // it is closed either way
        }
    }

    /** No connection; nothing was sent. */
    static final class Unreachable extends MessagingException {
        Unreachable(MessagingException cause) {
            super("no connection", cause);
        }
    }

    /** Angus leaves Nagle's algorithm on, which costs 40 ms a mail on a kept connection. */
    static final class WithoutDelay extends SocketFactory {

        private static Socket eager(Socket socket) throws IOException {
            socket.setTcpNoDelay(true);
            return socket;
        }

        @Override
        public Socket createSocket() throws IOException {
            return eager(new Socket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return eager(new Socket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return eager(new Socket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return eager(new Socket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return eager(new Socket(host, port, local, localPort));
        }
    }
}
