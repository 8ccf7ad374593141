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

/** A mailbox that mail is put into and that is read over IMAP, with the password {@code secret}. */
interface Postbox extends AutoCloseable {

    int port();

    String user();

    void deliver(String mail) throws IOException, MessagingException;

    @Override
    void close();

    /** One of GreenMail's, with a server of its own. */
    final class InGreenMail implements Postbox {

        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "imap"));
        private final GreenMailUser mailbox;

        InGreenMail() {
            server.start();
            mailbox = server.setUser("bounces@example.org", user(), "secret");
        }

        @Override
        public int port() {
            return server.getImap().getPort();
        }

        @Override
        public String user() {
            return "bounces";
        }

        @Override
        public void deliver(String mail) throws MessagingException {
            mailbox.deliver(new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))));
        }

        @Override
        public void close() {
            server.stop();
        }
    }
}
