package org.dialogueinfo.newsletter;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.dialogueinfo.delivery.BroadcastId;
import org.dialogueinfo.delivery.spi.Channel;
import org.dialogueinfo.delivery.spi.Message;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.newsletter.Look.Target;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes a card as a mail: plain text and HTML that say the same, with the list headers of RFC 2369, 2919 and 8058 when it
 * goes to subscribers. A broadcast's mail is written once per rendering; each reader's copy differs in a few marked places.
 */
@Component
class MailWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final Session SESSION = Session.getInstance(new Properties());

    private final Subscriptions subscriptions;
    private final MessageSource messages;
    private final MailSettings settings;
    private final ReturnPath returnPath;
    private final DkimKeys keys;
    private final SitePages pages;
    private final Clock clock;
    private final String baseUrl;
    private final String host;
    private final Templates templates = new Templates();
    private volatile Second date = new Second(Long.MIN_VALUE, "");

    MailWriter(
            Subscriptions subscriptions,
            MessageSource messages,
            MailSettings settings,
            ReturnPath returnPath,
            DkimKeys keys,
            @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.messages = messages;
        this.settings = settings;
        this.returnPath = returnPath;
        this.keys = keys;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        this.pages = new SitePages(baseUrl);
        this.host = String.valueOf(URI.create(this.baseUrl).getHost());
    }

    /** @throws AddressException if no mail can go to the address */
    Mail write(Message message) throws MessagingException {
        var to = new InternetAddress(message.address());
        if (!Mail.fits(to.getAddress())) {
            throw new AddressException("an address that no envelope takes");
        }
        var list = Audience.isList(message);
        var template = list ? templates.get(message, () -> template(message)) : template(message);
        var mark = returnPath.mark(message.deliveryId(), message.address());
        var token = list ? subscriptions.tokenFor(message.recipient()) : "";
        var written = template.filled("d" + message.deliveryId() + "." + mark, to.toString(), date(), token);
        return new Mail(keys.signed(SESSION, written), returnPath.of(mark), to.getAddress());
    }

    /** The same for all mails of a second. */
    private String date() {
        var second = clock.instant().getEpochSecond();
        var known = date;
        if (known.second() != second) {
            known = new Second(second, DATE.format(Instant.ofEpochSecond(second)));
            date = known;
        }
        return known.text();
    }

    private record Second(long second, String text) {}

    private MailTemplate template(Message message) throws MessagingException {
        var audience = Audience.of(message);
        var rendering = message.rendering();
        var card = pages.shown(message.card(), rendering);
        var broadcast = BroadcastId.ofKey(message.broadcastKey()).toString().substring(0, 13);
        var mail = new Unaddressed(SESSION, broadcast + "@" + host);
        mail.setFrom(from(card.sender()));
        if (card.sender() != null) {
            mail.setReplyTo(
                    new InternetAddress[] {new InternetAddress(card.sender().address())});
        } else if (!settings.replyTo().isBlank()) {
            mail.setReplyTo(InternetAddress.parse(settings.replyTo()));
        }
        mail.setHeader("To", MailTemplate.Slot.TO.mark);
        mail.setSubject(oneLine(card.title()), "UTF-8");
        mail.setHeader("Date", MailTemplate.Slot.DATE.mark);
        mail.setHeader(
                "Content-Language",
                Rendering.of(card.language(), rendering.script()).tag());
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        if (audience.list()) {
            listHeaders(mail, rendering, audience);
        }
        var look = look(message, audience);
        var text = part(TextMail.of(card, look), "plain");
        var html = withPicture(part(HtmlMail.of(card, look), "html"), card);
        var calendar = card.calendar();
        mail.setContent(
                calendar == null
                        ? new MimeMultipart("alternative", text, html)
                        : new MimeMultipart("alternative", text, html, part(calendar)));
        mail.saveChanges();
        var out = new ByteArrayOutputStream();
        try {
            mail.writeTo(out);
        } catch (IOException e) {
            throw new MessagingException("the mail cannot be written", e);
        }
        return new MailTemplate(out.toByteArray());
    }

    private void listHeaders(MimeMessage mail, Rendering rendering, Audience audience) throws MessagingException {
        var site = "%s/%s".formatted(baseUrl, rendering.path());
        var owner = InternetAddress.parse(settings.replyTo().isBlank() ? settings.from() : settings.replyTo());
        mail.setHeader("List-Id", "<%s.dialogue-info.%s>".formatted(audience.listName(), host));
        mail.setHeader("List-Unsubscribe", "<%s/one-click/%s>".formatted(baseUrl, MailTemplate.Slot.TOKEN.mark));
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.setHeader("List-Subscribe", "<%s/subscribe>".formatted(site));
        mail.setHeader("List-Help", "<%s/privacy>".formatted(site));
        mail.setHeader("List-Archive", "<%s/newsletter>".formatted(site));
        mail.setHeader("List-Owner", "<mailto:%s>".formatted(owner[0].getAddress()));
        mail.setHeader("List-Post", "NO");
    }

    private Look look(Message message, Audience audience) {
        var rendering = message.rendering();
        var site = "%s/%s".formatted(baseUrl, rendering.path());
        return audience.list()
                ? new Look(
                        rendering,
                        site,
                        say(audience.why(), rendering),
                        new Target(
                                say("newsletter.change", rendering),
                                URI.create(site + "/subscriptions/" + MailTemplate.Slot.TOKEN.mark)),
                        new Target(
                                say("newsletter.browser", rendering),
                                URI.create(site + "/newsletter/" + BroadcastId.ofKey(message.broadcastKey()))))
                : new Look(
                        rendering, site, audience.why().isEmpty() ? null : say(audience.why(), rendering), null, null);
    }

    /** The house's address, which is the one that signs and passes SPF, under the writer's name. */
    private InternetAddress from(Card.@Nullable Sender sender) throws MessagingException {
        var from = new InternetAddress(settings.from());
        if (sender != null && !sender.name().isBlank()) {
            try {
                from.setPersonal(oneLine(sender.name()), "UTF-8");
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return from;
    }

    /** Quoted-printable whatever the text: it passes every relay unchanged, and the marks in it can be filled in. */
    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", subtype);
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    /** The HTML with the picture that it shows (RFC 2387), or as it is. */
    private static MimeBodyPart withPicture(MimeBodyPart html, Card card) throws MessagingException {
        var scale = card.scale();
        if (scale == null) {
            return html;
        }
        var picture = new MimeBodyPart();
        picture.setDataHandler(new DataHandler(new ByteArrayDataSource(ScalePicture.png(scale), "image/png")));
        picture.setHeader("Content-ID", "<" + HtmlMail.SCALE + ">");
        picture.setHeader("Content-Transfer-Encoding", "base64");
        picture.setDisposition(Part.INLINE);
        var related = new MimeMultipart("related; type=\"text/html\"", html, picture);
        var both = new MimeBodyPart();
        both.setContent(related);
        return both;
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
        var look = new Look(rendering, "%s/%s".formatted(baseUrl, rendering.path()), null, null, null);
        var shown = pages.shown(card, rendering);
        return List.of(
                new Channel.Preview("text/plain", TextMail.of(shown, look)),
                new Channel.Preview("text/html", selfContained(HtmlMail.of(shown, look), shown)));
    }

    /** A browser knows no other parts of the mail. */
    private static String selfContained(String html, Card card) {
        var scale = card.scale();
        return scale == null
                ? html
                : html.replace(
                        "cid:" + HtmlMail.SCALE,
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(ScalePicture.png(scale)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private String say(String key, Rendering rendering) {
        return rendering.show(messages.getMessage(
                key, null, Rendering.of(rendering.language()).locale()));
    }

    /** A mail that is nobody's yet. */
    private static final class Unaddressed extends MimeMessage {

        private final String idEnd;

        Unaddressed(Session session, String idEnd) {
            super(session);
            this.idEnd = idEnd;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + MailTemplate.Slot.ID.mark + "." + idEnd + ">");
        }
    }
}
