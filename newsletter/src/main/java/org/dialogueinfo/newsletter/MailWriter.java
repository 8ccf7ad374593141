package org.dialogueinfo.newsletter;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Writes a card as a mail: plain text and HTML that say the same, with the list headers of RFC 2919 and RFC 8058 when it
 * goes to subscribers.
 */
@Component
class MailWriter {

    private static final String BOX =
            "font:16px/1.5 Arial,Helvetica,sans-serif;max-width:600px;margin:0 auto;padding:16px;";

    private final Subscriptions subscriptions;
    private final MessageSource messages;
    private final NewsletterProperties properties;
    private final String baseUrl;
    private final Clock clock;

    MailWriter(
            Subscriptions subscriptions,
            MessageSource messages,
            NewsletterProperties properties,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.properties = properties;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.clock = clock;
    }

    Mail write(Session session, Message message) throws MessagingException {
        var rendering = message.rendering();
        var card = message.card().in(rendering);
        var shown = Rendering.of(card.language(), rendering.script());
        var id = "<d%d.%s@%s>"
                .formatted(
                        message.deliveryId(),
                        BroadcastId.ofKey(message.broadcastKey()).toString().substring(0, 13),
                        URI.create(baseUrl).getHost());
        var mail = new Mail(session, id);
        mail.setFrom(from(card.sender()));
        if (card.sender() != null) {
            mail.setReplyTo(
                    new InternetAddress[] {new InternetAddress(card.sender().address())});
        } else if (!properties.replyTo().isBlank()) {
            mail.setReplyTo(InternetAddress.parse(properties.replyTo()));
        }
        mail.setRecipient(RecipientType.TO, new InternetAddress(message.address()));
        mail.setSubject(oneLine(card.title()), "UTF-8");
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Content-Language", shown.tag());
        mail.setHeader("Auto-Submitted", "auto-generated");
        var subscribed =
                message.audience().startsWith("topic:") && !message.recipient().startsWith("pending:");
        var token = subscribed ? subscriptions.tokenFor(message.recipient()) : null;
        if (token != null) {
            mail.setHeader(
                    "List-Id",
                    "<%s.dialogue-info.%s>"
                            .formatted(
                                    message.audience().substring(6).replaceAll("[^a-z0-9-]+", "."),
                                    URI.create(baseUrl).getHost()));
            mail.setHeader("List-Unsubscribe", "<%s/one-click/%s>".formatted(baseUrl, token));
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var text = new MimeBodyPart();
        text.setText(text(card, rendering, token), "UTF-8", "plain");
        var html = new MimeBodyPart();
        html.setText(html(card, rendering, token), "UTF-8", "html");
        var calendar = card.calendar();
        mail.setContent(
                calendar == null
                        ? new MimeMultipart("alternative", text, html)
                        : new MimeMultipart("alternative", text, html, part(calendar)));
        mail.saveChanges();
        return mail;
    }

    /** The house's address, which is the one that signs and passes SPF, under the writer's name. */
    private InternetAddress from(Card.@Nullable Sender sender) throws MessagingException {
        var from = new InternetAddress(properties.from());
        if (sender != null && !sender.name().isBlank()) {
            try {
                from.setPersonal(oneLine(sender.name()), "UTF-8");
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return from;
    }

    /** A calendar part as RFC 6047 wants it: the method in the type is the method in the file. */
    private static MimeBodyPart part(Card.Calendar calendar) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                calendar.text().getBytes(StandardCharsets.UTF_8),
                "text/calendar; charset=UTF-8; method=" + calendar.method())));
        return part;
    }

    /** The two parts of the mail that a card becomes, without the personal links. */
    List<Channel.Preview> preview(Card card, Rendering rendering) {
        return List.of(
                new Channel.Preview("text/plain", text(card, rendering, null)),
                new Channel.Preview("text/html", html(card, rendering, null)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private String text(Card card, Rendering rendering, @Nullable String token) {
        var text = new StringBuilder(PlainText.wrapped(card.title())).append("\n\n");
        if (!card.lead().isBlank()) {
            text.append(PlainText.wrapped(card.lead())).append("\n\n");
        }
        card.paragraphs().forEach(it -> text.append(PlainText.wrapped(it)).append("\n\n"));
        card.facts()
                .forEach(it -> text.append(PlainText.wrapped(it.label() + ": " + it.value()))
                        .append('\n'));
        text.append('\n');
        card.links()
                .forEach(it ->
                        text.append(it.text()).append(":\n").append(it.to()).append("\n\n"));
        card.buttons()
                .forEach(row -> row.stream()
                        .filter(it -> it.to() != null)
                        .forEach(it -> text.append(it.label())
                                .append(":\n")
                                .append(it.to())
                                .append("\n\n")));
        if (token != null) {
            text.append("-- \n")
                    .append(PlainText.wrapped(say("newsletter.why", rendering)))
                    .append('\n');
            text.append(say("newsletter.change", rendering))
                    .append(":\n")
                    .append(preferences(rendering, token))
                    .append('\n');
        }
        return text.toString();
    }

    private String html(Card card, Rendering rendering, @Nullable String token) {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"")
                .append(rendering.tag())
                .append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
                .append("<meta name=\"color-scheme\" content=\"light dark\"><title>")
                .append(escape(card.title()))
                .append("</title><style>@media (prefers-color-scheme: dark){body{background:#12191b;color:#e8eceb}")
                .append("a{color:#8fd0e0}}</style></head><body><div style=\"")
                .append(BOX)
                .append("\"><h1 style=\"font-size:22px;line-height:1.25\">")
                .append(escape(card.title()))
                .append("</h1>");
        if (!card.lead().isBlank()) {
            html.append("<p style=\"font-size:18px\">")
                    .append(escape(card.lead()))
                    .append("</p>");
        }
        card.paragraphs().forEach(it -> html.append("<p>").append(escape(it)).append("</p>"));
        if (!card.facts().isEmpty()) {
            html.append("<table role=\"presentation\">");
            card.facts()
                    .forEach(it -> html.append("<tr><td style=\"padding:2px 12px 2px 0;vertical-align:top\"><strong>")
                            .append(escape(it.label()))
                            .append("</strong></td><td>")
                            .append(escape(it.value()))
                            .append("</td></tr>"));
            html.append("</table>");
        }
        card.links()
                .forEach(it ->
                        html.append("<p>").append(link(it.to(), it.text())).append("</p>"));
        card.buttons()
                .forEach(row -> row.forEach(it -> {
                    var to = it.to();
                    if (to != null) {
                        html.append(
                                        "<p style=\"margin:24px 0\"><a style=\"background:#1f4c5a;color:#ffffff;padding:12px 20px;")
                                .append("border-radius:6px;text-decoration:none\" href=\"")
                                .append(escape(to.toString()))
                                .append("\">")
                                .append(escape(it.label()))
                                .append("</a></p>");
                    }
                }));
        if (token != null) {
            html.append("<hr><p style=\"font-size:14px\">")
                    .append(escape(say("newsletter.why", rendering)))
                    .append(" ")
                    .append(link(URI.create(preferences(rendering, token)), say("newsletter.change", rendering)))
                    .append("</p>");
        }
        return html.append("</div></body></html>").toString();
    }

    private static String link(URI to, String text) {
        return "<a href=\"%s\">%s</a>".formatted(escape(to.toString()), escape(text));
    }

    private String preferences(Rendering rendering, String token) {
        return "%s/%s/subscriptions/%s".formatted(baseUrl, rendering.path(), token);
    }

    private String say(String key, Rendering rendering) {
        return rendering.show(messages.getMessage(
                key, null, Rendering.of(rendering.language()).locale()));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
