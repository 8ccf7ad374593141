package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.dsn.DeliveryStatus;

/**
 * Reads a mail that came back: by RFC 3464 where it is one, else by what mail servers are used to say.
 *
 * @param verdict {@code HARD}: there is no such mailbox; {@code SOFT}: it may pass; {@code DELAYED}: still being tried
 * @param status such as {@code 5.1.1}, or what stood for it
 * @param text where the recipient's address may be found
 */
record Returned(Verdict verdict, String status, String text) {

    enum Verdict {
        HARD,
        SOFT,
        DELAYED
    }

    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    /** RFC 3463: bad mailbox, bad system, bad syntax, moved, no mail accepted; and a mailbox that is switched off. */
    private static final Pattern HARD_STATUS = Pattern.compile("5\\.(1\\.(0|1|2|3|6|10)|2\\.1)");

    private static final Pattern HARD_WORDS = Pattern.compile(
            "user unknown|unknown user|no such user|user does not exist|does not exist|no mailbox here by that name"
                    + "|mailbox not found|recipient not found|address rejected|unknown recipient|account (is )?disabled"
                    + "|no longer (available|exists)|unrouteable address|domain not found|host not found");

    private static final Pattern SOFT_WORDS = Pattern.compile(
            "mailbox (is )?full|over ?quota|quota exceeded|insufficient storage|try again|temporar|spam|blocked|policy");

    private static final Pattern SUBJECT = Pattern.compile(
            "undeliver|delivery status|failure notice|delivery (has )?failed|returned mail|mail delivery|delivery notification"
                    + "|could not be delivered|unzustellbar|nije isporu");

    /** Empty if the mail does not look like one that came back. */
    static Optional<Returned> of(Part mail, List<Part> parts) throws MessagingException, IOException {
        var report = Parts.first(parts, "message/delivery-status");
        if (report.isPresent()) {
            return Optional.of(reported(report.get(), all(parts)));
        }
        var failed = Parts.header(mail, "X-Failed-Recipients");
        var from = Parts.header(mail, "From").toLowerCase(Locale.ROOT);
        var subject = Parts.header(mail, "Subject").toLowerCase(Locale.ROOT);
        var fromServer =
                from.contains("mailer-daemon") || from.contains("postmaster") || from.contains("mail delivery");
        if (failed.isBlank() && !(fromServer && SUBJECT.matcher(subject).find())) {
            return Optional.empty();
        }
        return Optional.of(said(failed + "\n" + all(parts)));
    }

    private static Returned reported(Part part, String text) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var report = new DeliveryStatus(in);
            for (int i = 0; i < report.getRecipientDSNCount(); i++) {
                var recipient = report.getRecipientDSN(i);
                var action = value(recipient.getHeader("Action"));
                var status = STATUS.matcher(value(recipient.getHeader("Status")));
                var diagnostic = value(recipient.getHeader("Diagnostic-Code"));
                var code = status.find() ? status.group(1) : "5.0.0";
                if (action.equals("failed")) {
                    return new Returned(verdict(code, diagnostic), code, text);
                }
            }
            return new Returned(Verdict.DELAYED, "4.0.0", text);
        }
    }

    private static Returned said(String text) {
        var words = text.toLowerCase(Locale.ROOT);
        var status = STATUS.matcher(words);
        var code = status.find() ? status.group(1) : "5.0.0";
        return new Returned(verdict(code, words), code, text);
    }

    /** A general 5.0.0 or 5.7.x is believed to mean the mailbox only if the words say so. */
    private static Verdict verdict(String code, String words) {
        if (HARD_STATUS.matcher(code).matches()) {
            return Verdict.HARD;
        }
        var said = words.toLowerCase(Locale.ROOT);
        boolean general = code.startsWith("5.0.") || code.startsWith("5.4.") || code.startsWith("5.5.");
        return general
                        && HARD_WORDS.matcher(said).find()
                        && !SOFT_WORDS.matcher(said).find()
                ? Verdict.HARD
                : Verdict.SOFT;
    }

    private static String all(List<Part> parts) throws MessagingException, IOException {
        var text = new StringBuilder();
        for (var part : parts) {
            if (!part.isMimeType("multipart/*")) {
                text.append(Parts.text(part)).append('\n');
            }
        }
        return text.toString();
    }

    private static String value(String @org.jspecify.annotations.Nullable [] header) {
        return header == null ? "" : header[0].strip().toLowerCase(Locale.ROOT);
    }
}
