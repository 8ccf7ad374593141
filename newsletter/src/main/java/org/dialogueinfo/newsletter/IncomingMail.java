package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dialogueinfo.delivery.CalendarReplyReceived;
import org.dialogueinfo.delivery.spi.Feedback;
import org.dialogueinfo.subscriptions.Endpoint;
import org.dialogueinfo.subscriptions.Subscriptions;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Understands a mail that came in: one that was returned, a complaint, a calendar's reply, an answer that asks for no more
 * mail. What carries no signature of ours changes nothing; what a machine answers by itself is passed over; all else is
 * for a person to read.
 */
@Component
class IncomingMail {

    private static final String EMAIL = "email";
    private static final int LONGEST_COMPLAINT = 1_000_000;
    private static final Pattern ONE_CLICK = Pattern.compile("/one-click/([\\w-]+\\.[\\w-]+)");
    private static final Pattern METHOD_REPLY = Pattern.compile("(?im)^METHOD:REPLY\\s*$");

    private final ReturnPath returnPath;
    private final SoftBounces softBounces;
    private final Subscriptions subscriptions;
    private final Feedback feedback;
    private final ApplicationEventPublisher events;
    private final NewsletterProperties properties;

    IncomingMail(
            ReturnPath returnPath,
            SoftBounces softBounces,
            Subscriptions subscriptions,
            Feedback feedback,
            ApplicationEventPublisher events,
            NewsletterProperties properties) {
        this.returnPath = returnPath;
        this.softBounces = softBounces;
        this.subscriptions = subscriptions;
        this.feedback = feedback;
        this.events = events;
        this.properties = properties;
    }

    /** What a mail turned out to be. */
    enum Kind {
        HARD_BOUNCE,
        SOFT_BOUNCE,
        DELAYED,
        FORGED,
        COMPLAINT,
        CALENDAR_REPLY,
        UNSUBSCRIBED,
        AUTOMATIC,
        FOR_A_PERSON
    }

    @Transactional
    public Kind take(MimeMessage mail) throws MessagingException, IOException {
        var parts = Parts.of(mail);
        var complaint = Parts.first(parts, "message/feedback-report");
        if (complaint.isPresent()) {
            return complaint(mail, complaint.get());
        }
        var returned = Returned.of(mail, parts);
        if (returned.isPresent()) {
            return returned(mail, returned.get());
        }
        var calendar = Parts.first(parts, "text/calendar");
        if (calendar.isPresent()) {
            var text = Parts.text(calendar.get());
            if (METHOD_REPLY.matcher(text).find()) {
                events.publishEvent(new CalendarReplyReceived(from(mail), authenticated(mail), text));
                return Kind.CALENDAR_REPLY;
            }
        }
        if (automatic(mail)) {
            return Kind.AUTOMATIC;
        }
        return answer(mail, parts);
    }

    /** Only our signed address shows which mail came back; its signature also shows to whom it had gone. */
    private Kind returned(MimeMessage mail, Returned returned) throws MessagingException {
        var address = returnPath.addressee(recipients(mail), Parts.addresses(returned.text()));
        if (address.isEmpty()) {
            return Kind.FORGED;
        }
        switch (returned.verdict()) {
            case DELAYED:
                return Kind.DELAYED;
            case HARD:
                feedback.endpointGone(EMAIL, address.get(), "mail came back: " + returned.status());
                return Kind.HARD_BOUNCE;
            default:
                if (softBounces.tooMany(address.get())) {
                    feedback.endpointGone(EMAIL, address.get(), "mail kept coming back: " + returned.status());
                }
                return Kind.SOFT_BOUNCE;
        }
    }

    private static String recipients(MimeMessage mail) throws MessagingException {
        var text = new StringBuilder();
        for (var name : List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To")) {
            text.append(Parts.header(mail, name)).append(' ');
        }
        return text.toString();
    }

    /** RFC 5965. Providers may hide the address; then the signed link of the mail complained of says whose it is. */
    private Kind complaint(MimeMessage mail, Part report) throws MessagingException, IOException {
        var said = Parts.text(report);
        if (said.toLowerCase(Locale.ROOT).contains("feedback-type: not-spam")) {
            return Kind.AUTOMATIC;
        }
        var text = said + "\n" + unfolded(mail);
        var address = returnPath.addressee(text, Parts.addresses(text)).or(() -> ownerOfLink(text));
        address.ifPresent(it -> feedback.endpointGone(EMAIL, it, "complaint"));
        return address.isPresent() ? Kind.COMPLAINT : Kind.FORGED;
    }

    /** The whole mail as it came, with what it encloses; long header lines and soft line breaks joined. */
    private static String unfolded(MimeMessage mail) throws MessagingException, IOException {
        if (mail.getSize() > LONGEST_COMPLAINT) {
            return "";
        }
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        return out.toString(StandardCharsets.UTF_8).replaceAll("=\\r?\\n|\\r?\\n[ \\t]+", "");
    }

    private Optional<String> ownerOfLink(String text) {
        var link = ONE_CLICK.matcher(text);
        return link.find()
                ? subscriptions
                        .held(link.group(1))
                        .filter(it -> it.channel().equals(EMAIL))
                        .map(Subscriptions.HeldData::address)
                : Optional.empty();
    }

    private Kind answer(MimeMessage mail, List<Part> parts) throws MessagingException, IOException {
        var plain = Parts.first(parts, "text/plain");
        var subject = mail.getSubject();
        var text = plain.isPresent() ? Parts.text(plain.get()) : "";
        if (!Answer.endsSubscription(subject == null ? "" : subject, text) || !proven(mail)) {
            return Kind.FOR_A_PERSON;
        }
        subscriptions.unsubscribeAll(new Endpoint(EMAIL, from(mail)), "mail:reply");
        return Kind.UNSUBSCRIBED;
    }

    /** RFC 3834, and what older programs write instead. */
    private static boolean automatic(MimeMessage mail) throws MessagingException {
        var submitted =
                Parts.header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT).strip();
        var precedence = Parts.header(mail, "Precedence").toLowerCase(Locale.ROOT);
        return !submitted.isEmpty() && !submitted.equals("no")
                || !Parts.header(mail, "X-Autoreply").isEmpty()
                || !Parts.header(mail, "X-Autorespond").isEmpty()
                || precedence.matches(".*(bulk|junk|list|auto_reply).*")
                || Parts.header(mail, "Return-Path").strip().equals("<>");
    }

    private boolean authenticated(MimeMessage mail) throws MessagingException {
        return proven(mail) || trusted(mail);
    }

    /** It answers a mail of ours that went to the address it comes from. */
    private boolean proven(MimeMessage mail) throws MessagingException {
        var answered = Parts.header(mail, "In-Reply-To") + " " + Parts.header(mail, "References");
        return Stream.of(answered.split("\\s+"))
                .anyMatch(it ->
                        returnPath.addressee(it, Stream.of(senderOf(mail))).isPresent());
    }

    /** Our own mail server says so; a header of that name by anybody else counts for nothing. */
    private boolean trusted(MimeMessage mail) throws MessagingException {
        var server = properties.imap().authservId();
        var results = mail.getHeader("Authentication-Results");
        return !server.isBlank()
                && results != null
                && results[0].strip().toLowerCase(Locale.ROOT).startsWith(server.toLowerCase(Locale.ROOT) + ";")
                && results[0].toLowerCase(Locale.ROOT).contains("dmarc=pass");
    }

    private static String senderOf(MimeMessage mail) {
        try {
            return from(mail);
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String from(MimeMessage mail) throws MessagingException {
        var from = mail.getFrom();
        return from != null && from.length == 1 && from[0] instanceof InternetAddress it && it.getAddress() != null
                ? it.getAddress().toLowerCase(Locale.ROOT)
                : "";
    }
}
