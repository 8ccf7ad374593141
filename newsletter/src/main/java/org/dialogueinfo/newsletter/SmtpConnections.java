package org.dialogueinfo.newsletter;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.dialogueinfo.newsletter.SmtpLine.Answer;
import org.dialogueinfo.newsletter.SmtpLine.Broken;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * SMTP connections that are kept open between mails, at most as many as configured. Angus opens them, secures them and signs
 * in, by the settings of {@code spring.mail}; the mails themselves go over a line of our own.
 */
final class SmtpConnections implements AutoCloseable {

    private static final String TIMEOUT_MILLIS = "20000";
    private static final int SERVICE_CLOSING = 421;

    private final JavaMailSenderImpl settings;
    private final Properties properties = new Properties();
    private final String protocol;
    private final long writeTimeout;
    private final ArrayBlockingQueue<SmtpLine> idle;
    private final Set<SmtpLine> lines = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "smtp-watch");
        thread.setDaemon(true);
        return thread;
    });

    SmtpConnections(JavaMailSenderImpl settings, int most) {
        this.settings = settings;
        this.protocol = settings.getProtocol() == null ? "smtp" : settings.getProtocol();
        this.properties.putAll(settings.getJavaMailProperties());
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.putIfAbsent(prefix() + timeout, TIMEOUT_MILLIS);
        }
        this.writeTimeout = Long.parseLong(String.valueOf(properties.remove(prefix() + "writetimeout")));
        this.idle = new ArrayBlockingQueue<>(Math.max(1, most));
        var often = Math.max(50, Math.min(1000, writeTimeout / 4));
        watch.scheduleWithFixedDelay(
                () -> lines.forEach(it -> it.breakIfStuck(writeTimeout)), often, often, TimeUnit.MILLISECONDS);
    }

    private String prefix() {
        return "mail." + protocol + ".";
    }

    /**
     * Sends over a kept connection, or a new one. A server closes a kept one when it likes, such as after a hundred mails;
     * as long as nothing of this mail's content is out, it then goes over a new one at once.
     *
     * @throws Unreachable if there is no connection to be had; the mail was not sent then
     */
    Answer send(Mail mail) throws Broken, Unreachable {
        var kept = idle.poll();
        if (kept != null) {
            try {
                var answer = send(mail, kept);
                if (answer.code() != SERVICE_CLOSING || answer.step() == SmtpLine.Step.END) {
                    return answer;
                }
            } catch (Broken e) {
                if (e.begun()) {
                    throw e;
                }
            }
        }
        return send(mail, connect());
    }

    private Answer send(Mail mail, SmtpLine line) throws Broken {
        try {
            return line.send(mail);
        } finally {
            if (!line.isUsable() || !idle.offer(line)) {
                close(line);
            }
        }
    }

    /** Takes leave of the server on the connections that are not in use. */
    @Override
    public void close() {
        watch.shutdown();
        for (var line = idle.poll(); line != null; line = idle.poll()) {
            close(line);
        }
    }

    private SmtpLine connect() throws Unreachable {
        var own = new Properties();
        own.putAll(properties);
        try {
            var sockets = SmtpSockets.in(own, prefix(), String.valueOf(settings.getHost()));
            var transport = (SMTPTransport) Session.getInstance(own).getTransport(protocol);
            transport.connect(settings.getHost(), settings.getPort(), settings.getUsername(), settings.getPassword());
            var line = new SmtpLine(transport, sockets.last());
            lines.add(line);
            return line;
        } catch (MessagingException | IOException e) {
            throw new Unreachable(e);
        }
    }

    private void close(SmtpLine line) {
        lines.remove(line);
        line.close();
    }

    /** No connection; nothing was sent. The message says why, in words for the operator, and names no account. */
    static final class Unreachable extends Exception {
        Unreachable(Exception cause) {
            super(reason(cause), cause);
        }

        private static String reason(Exception e) {
            for (Throwable at = e; at != null; at = at.getCause()) {
                if (at instanceof CertificateException
                        || at instanceof SSLPeerUnverifiedException
                        || String.valueOf(at.getMessage()).contains("verify identity")) {
                    return "the mail server's certificate is not trusted, or not for its name";
                } else if (at instanceof AuthenticationFailedException) {
                    return "the mail server does not take the user name and password";
                } else if (at instanceof UnknownHostException) {
                    return "the mail server's name is unknown";
                } else if (at instanceof ConnectException) {
                    return "the mail server takes no connections";
                } else if (at instanceof SocketTimeoutException) {
                    return "the mail server does not answer";
                } else if (String.valueOf(at.getMessage()).contains("STARTTLS is required")) {
                    return "the mail server offers no TLS, which is required";
                } else if (at instanceof SSLException && at.getCause() == null) {
                    return "the mail server speaks no TLS that is known here";
                }
            }
            return "the mail server cannot be reached";
        }
    }
}
