package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.List;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final DomainLimits limits;
    private final KeptMails kept;

    EmailChannel(
            MailWriter writer,
            NewsletterProperties properties,
            ObjectProvider<JavaMailSenderImpl> smtp,
            KeptMails kept) {
        this.writer = writer;
        this.properties = properties;
        var sender = smtp.getIfAvailable();
        this.connections = sender == null ? null : new SmtpConnections(sender, properties.connections());
        this.limits = new DomainLimits(properties.domain());
        this.kept = kept;
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
        return writer.preview(card, rendering);
    }

    @Override
    public Outcome send(Message message) {
        Mail mail;
        try {
            mail = writer.write(message);
        } catch (AddressException e) {
            return new Outcome.EndpointGone("the address is malformed");
        } catch (MessagingException e) {
            return new Outcome.Rejected("the mail cannot be written");
        }
        return connections == null ? kept.keep(mail, message.deliveryId()) : send(mail, message, connections);
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
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
            var answer = connections.send(mail);
            return answer.isTaken() ? new Outcome.Sent() : refused(answer);
        } catch (SmtpConnections.Unreachable e) {
            return new Outcome.Unreachable(String.valueOf(e.getMessage()));
        } catch (SmtpLine.Broken e) {
            return e.begun()
                    ? new Outcome.Uncertain("the connection to the mail server broke while the mail went out")
                    : new Outcome.Retry("the connection to the mail server broke");
        }
    }

    /** By the reply code (RFC 5321, 4.2): 4xx is for now; 550, 551 and 553 mean the mailbox; other 5xx the mail. */
    private static Outcome refused(SmtpLine.Answer answer) {
        int code = answer.code();
        var reason = "the mail server said " + code;
        if (code / 100 == 5) {
            return answer.step() == SmtpLine.Step.RCPT && (code == 550 || code == 551 || code == 553)
                    ? new Outcome.EndpointGone(reason)
                    : new Outcome.Rejected(reason);
        }
        return new Outcome.Retry(reason);
    }
}
