package org.dialogueinfo.desk;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mail that was kept as a file.
 *
 * @param html its HTML part; empty if it has none
 */
record KeptMail(String file, @Nullable Instant at, String to, String subject, String text, String html) {

    static KeptMail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            var to = mail.getAllRecipients();
            return new KeptMail(
                    String.valueOf(file.getFileName()),
                    mail.getSentDate() == null ? null : mail.getSentDate().toInstant(),
                    to == null ? "" : Arrays.stream(to).map(Object::toString).collect(Collectors.joining(", ")),
                    mail.getSubject() == null ? "" : mail.getSubject(),
                    part(mail, "text/plain"),
                    withPictures(part(mail, "text/html"), mail));
        } catch (MessagingException e) {
            throw new IOException("The file is no mail", e);
        }
    }

    /** The pictures that came with the mail, where its HTML names them: a browser knows no other parts. */
    private static String withPictures(String html, Part part) throws MessagingException, IOException {
        var shown = html;
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                shown = withPictures(shown, parts.getBodyPart(i));
            }
        } else if (part.isMimeType("image/png") && part.getHeader("Content-ID") != null) {
            var id = part.getHeader("Content-ID")[0].replaceAll("[<>]", "");
            var bytes = part.getInputStream().readAllBytes();
            shown = html.replace(
                    "cid:" + id, "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes));
        }
        return shown;
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof MimeMultipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                var found = part(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
