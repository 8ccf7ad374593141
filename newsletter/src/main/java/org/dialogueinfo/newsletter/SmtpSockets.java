package org.dialogueinfo.newsletter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Properties;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.util.MailSSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sockets of one connection for Angus, and remembers the last: the one to speak over once the connection stands, be it
 * plain or secured. Nagle's algorithm, which Angus leaves on, would cost 40 ms a mail.
 */
final class SmtpSockets {

    private @Nullable Socket last;

    /** Tells Angus to use them; what the settings say of sockets and of whom to trust still holds. */
    static SmtpSockets in(Properties settings, String prefix, String host) throws IOException {
        var sockets = new SmtpSockets();
        if (settings.containsKey(prefix + "ssl.socketFactory.class")) {
            throw new IOException(prefix + "ssl.socketFactory.class is not read; use spring.mail.ssl.bundle");
        }
        var plain = settings.get(prefix + "socketFactory");
        settings.put(
                prefix + "socketFactory",
                sockets.new Plain(plain instanceof SocketFactory it ? it : SocketFactory.getDefault()));
        settings.put(prefix + "ssl.socketFactory", sockets.new Secured(secured(settings, prefix, host)));
        settings.remove(prefix + "ssl.trust"); // Angus would make sockets of its own for it
        return sockets;
    }

    private static SSLSocketFactory secured(Properties settings, String prefix, String host) throws IOException {
        var trusted = settings.getProperty(prefix + "ssl.trust");
        if (trusted != null
                && (trusted.equals("*")
                        || java.util.List.of(trusted.split("\\s+")).contains(host))) {
            try {
                var factory = new MailSSLSocketFactory();
                factory.setTrustAllHosts(true);
                return factory;
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
        }
        return settings.get(prefix + "ssl.socketFactory") instanceof SSLSocketFactory it
                ? it
                : (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    Socket last() throws IOException {
        if (last == null) {
            throw new IOException("the connection was made with other sockets");
        }
        return last;
    }

    private Socket kept(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        last = socket;
        return socket;
    }

    private final class Plain extends SocketFactory {

        private final SocketFactory made;

        Plain(SocketFactory made) {
            this.made = made;
        }

        @Override
        public Socket createSocket() throws IOException {
            return kept(made.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return kept(made.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return kept(made.createSocket(host, port, local, localPort));
        }
    }

    private final class Secured extends SSLSocketFactory {

        private final SSLSocketFactory made;

        Secured(SSLSocketFactory made) {
            this.made = made;
        }

        @Override
        public Socket createSocket(Socket over, String host, int port, boolean autoClose) throws IOException {
            return kept(made.createSocket(over, host, port, autoClose));
        }

        @Override
        public Socket createSocket() throws IOException {
            return kept(made.createSocket());
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            return kept(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
            return kept(made.createSocket(host, port, local, localPort));
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            return kept(made.createSocket(host, port));
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
            return kept(made.createSocket(host, port, local, localPort));
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return made.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return made.getSupportedCipherSuites();
        }
    }
}
