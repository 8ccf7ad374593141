package org.dialogueinfo.newsletter;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Properties;
import org.dialogueinfo.newsletter.IncomingMail.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the configured mailbox from where it left off. Nothing is removed; what was understood is marked as read, so that
 * the unread mails are those for a person. A mail that breaks the reading is passed over and named by its number.
 */
@Component
class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final int PAGE = 100;

    /** Fetched whole: asking for each part of each mail would wait for the server a dozen times. */
    private static final int LARGEST_AT_ONCE = 1_000_000;

    private static final String TIMEOUT_MILLIS = "20000";

    private final NewsletterProperties.Imap settings;
    private final IncomingMail incoming;
    private final JdbcClient jdbc;

    Inbox(NewsletterProperties properties, IncomingMail incoming, JdbcClient jdbc) {
        this.settings = properties.imap();
        this.incoming = incoming;
        this.jdbc = jdbc;
    }

    boolean isConfigured() {
        return !settings.host().isBlank();
    }

    /** @return how many mails were read */
    int read() throws MessagingException {
        var protocol = settings.tls() ? "imaps" : "imap";
        var session = Session.getInstance(properties(protocol));
        int port = settings.port() > 0 ? settings.port() : settings.tls() ? 993 : 143;
        try (var store = session.getStore(protocol)) {
            store.connect(
                    settings.host(),
                    port,
                    settings.username(),
                    settings.password().value());
            try (var folder = store.getFolder(settings.folder())) {
                folder.open(Folder.READ_WRITE);
                return read(folder);
            }
        }
    }

    private static Properties properties(String protocol) {
        var properties = new Properties();
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + timeout, TIMEOUT_MILLIS);
        }
        properties.put("mail." + protocol + ".peek", "true");
        properties.put("mail." + protocol + ".fetchsize", Integer.toString(LARGEST_AT_ONCE));
        properties.put("mail.imaps.ssl.checkserveridentity", "true");
        properties.put("mail.mime.base64.ignoreerrors", "true");
        return properties;
    }

    private int read(Folder folder) throws MessagingException {
        var numbers = (UIDFolder) folder;
        long last = lastRead(numbers.getUIDValidity());
        int count = 0;
        long end = numbers.getUIDNext() < 0 ? Long.MAX_VALUE : numbers.getUIDNext();
        for (long from = last + 1; from < end; from += PAGE) {
            for (var message : numbers.getMessagesByUID(from, from + PAGE - 1)) {
                if (message instanceof MimeMessage mail) {
                    long number = numbers.getUID(mail);
                    take(mail, number);
                    keep(number);
                    count++;
                }
            }
        }
        return count;
    }

    private void take(MimeMessage mail, long number) throws MessagingException {
        try {
            var kind = incoming.take(mail.getSize() > LARGEST_AT_ONCE ? mail : new MimeMessage(mail));
            LOG.info("Mail {} of the mailbox: {}", number, kind);
            if (kind != Kind.FOR_A_PERSON) {
                mail.setFlag(Flags.Flag.SEEN, true);
            }
        } catch (IOException | MessagingException | RuntimeException e) {
            if (!mail.getFolder().isOpen()) {
                throw new MessagingException("the connection to the mailbox broke", null);
            }
            LOG.warn(
                    "Mail {} of the mailbox cannot be read: {}",
                    number,
                    e.getClass().getName());
        }
    }

    /** A mailbox that numbers its mails anew is read anew; what is told twice is harmless. */
    private long lastRead(long validity) {
        jdbc.sql(
                        "insert into newsletter.inbox (folder, uid_validity, last_uid) values (?, ?, 0) on conflict do nothing")
                .params(settings.folder(), validity)
                .update();
        jdbc.sql("update newsletter.inbox set uid_validity = ?, last_uid = 0 where folder = ? and uid_validity <> ?")
                .params(validity, settings.folder(), validity)
                .update();
        return jdbc.sql("select last_uid from newsletter.inbox where folder = ?")
                .param(settings.folder())
                .query(Long.class)
                .single();
    }

    private void keep(long number) {
        jdbc.sql("update newsletter.inbox set last_uid = ? where folder = ?")
                .params(number, settings.folder())
                .update();
    }
}
