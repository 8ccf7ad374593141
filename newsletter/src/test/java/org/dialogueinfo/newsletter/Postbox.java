package org.dialogueinfo.newsletter;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

/** A mailbox that mail is put into and that is read over IMAP, with the password {@code secret}. */
interface Postbox extends AutoCloseable {

    int port();

    String user();

    void deliver(String mail) throws IOException, MessagingException;

    @Override
    void close();

    /** One of GreenMail's; its server, which takes more than a second to stop, ends with the tests. */
    final class InGreenMail implements Postbox {

        private static final GreenMail SERVER = started();
        private static final AtomicInteger USERS = new AtomicInteger();

        private final String user = "bounces" + USERS.incrementAndGet();
        private final GreenMailUser mailbox = SERVER.setUser(user + "@example.org", user, "secret");

        private static GreenMail started() {
            var server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
            server.start();
            return server;
        }

        @Override
        public int port() {
            return SERVER.getImap().getPort();
        }

        @Override
        public String user() {
            return user;
        }

        @Override
        public void deliver(String mail) throws MessagingException {
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public void close() {
            // the next test has a mailbox of its own
        }
    }
}
