package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The channel {@code email}: SMTP when {@code spring.mail.host} is set, otherwise files in the data folder. */
@Component
@EnableConfigurationProperties(NewsletterProperties.class)
class EmailChannel implements Channel, AutoCloseable {

    private final MailWriter writer;
    private final NewsletterProperties properties;
    private final @Nullable SmtpConnections connections;
    private final Session session;
    private final DomainLimits limits;
    private final Path folder;
    private final Clock clock;

    EmailChannel(
            MailWriter writer,
            NewsletterProperties properties,
            ObjectProvider<JavaMailSenderImpl> smtp,
            @Value("${dialogue.data-dir:./data}") Path dataDir,
            Clock clock) {
        this.writer = writer;
        this.properties = properties;
        var sender = smtp.getIfAvailable();
        this.connections = sender == null ? null : new SmtpConnections(sender, properties.connections());
        this.session = connections == null ? Session.getInstance(new Properties()) : connections.session();
        this.limits = new DomainLimits(properties.domain());
        this.folder = dataDir.resolve("mail");
        this.clock = clock;
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public double messagesPerSecond() {
        return 200;
    }

    @Override
    public int parallel() {
        return Math.max(1, properties.connections());
    }

    @Override
    public List<Preview> preview(Card card, Rendering rendering) {
        return writer.preview(card.in(rendering), rendering);
    }

    @Override
    public Outcome send(Message message) {
        Mail mail;
        try {
            mail = writer.write(session, message);
        } catch (AddressException e) {
            return new Outcome.EndpointGone("the address is malformed");
        } catch (MessagingException e) {
            return new Outcome.Rejected("the mail cannot be written");
        }
        return connections == null ? keep(mail, message) : send(mail, message, connections);
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
        }
    }

    private Outcome keep(Mail mail, Message message) {
        try {
            Files.createDirectories(folder);
            var name = "%d-%d.eml".formatted(clock.millis(), message.deliveryId());
            try (var out = Files.newOutputStream(folder.resolve(name))) {
                mail.writeTo(out);
            }
            return new Outcome.Sent();
        } catch (IOException e) {
            return new Outcome.Retry("the mail cannot be kept as a file");
        }
    }

    private Outcome send(Mail mail, Message message, SmtpConnections connections) {
        try (var place = limits.enter(message.address()).orElse(null)) {
            return place == null ? new Outcome.Retry("the reader's mail provider is spared") : send(mail, connections);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Retry("stopped before the mail went out");
        }
    }

    private static Outcome send(Mail mail, SmtpConnections connections) {
        try {
            connections.send(mail);
            return new Outcome.Sent();
        } catch (SmtpConnections.Unreachable e) {
            return new Outcome.Unreachable("the mail server cannot be reached");
        } catch (SendFailedException e) {
            return refused(e, mail);
        } catch (MessagingException e) {
            return broken(mail);
        }
    }

    /** By the reply code (RFC 5321, 4.2): 4xx is for now; 550, 551 and 553 mean the mailbox; other 5xx the mail. */
    private static Outcome refused(SendFailedException e, Mail mail) {
        for (Exception at = e; at instanceof MessagingException it; at = it.getNextException()) {
            int code = at instanceof SMTPAddressFailedException address
                    ? address.getReturnCode()
                    : at instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
            if (code >= 400 && code < 500) {
                return new Outcome.Retry("the mail server said " + code);
            }
            if (at instanceof SMTPAddressFailedException && (code == 550 || code == 551 || code == 553)) {
                return new Outcome.EndpointGone("the mail server said " + code);
            }
            if (at instanceof SMTPAddressFailedException && code >= 500) {
                return new Outcome.Rejected("the mail server said " + code);
            }
        }
        return e instanceof SMTPSendFailedException send && send.getReturnCode() >= 500
                ? new Outcome.Rejected("the mail server said " + send.getReturnCode())
                : broken(mail);
    }

    /** Before the content went out nothing can have arrived; afterwards it may have. */
    private static Outcome broken(Mail mail) {
        return mail.begun()
                ? new Outcome.Uncertain("the connection to the mail server broke while the mail went out")
                : new Outcome.Retry("the connection to the mail server broke");
    }
}
