package org.dialogueinfo.desk;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A mail that was kept as a file, as its plain part reads. */
record KeptMail(String to, String subject, String text) {

    static KeptMail read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var mail = new MimeMessage(Session.getInstance(new Properties()), in);
            var text = mail.getContent() instanceof MimeMultipart parts
                    ? parts.getBodyPart(0).getContent().toString()
                    : String.valueOf(mail.getContent());
            return new KeptMail(String.valueOf(mail.getAllRecipients()[0]), String.valueOf(mail.getSubject()), text);
        } catch (MessagingException e) {
            throw new IOException("The file is no mail", e);
        }
    }
}
