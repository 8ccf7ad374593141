package org.dialogueinfo.newsletter;

import jakarta.mail.Address;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** A mail that is written already, byte by byte, and knows whether its content has begun to go out. */
final class Mail extends SMTPMessage {

    private final byte[] written;
    private final InternetAddress to;
    private volatile boolean begun;

    /** @param from where it is returned to if it cannot be delivered */
    Mail(Session session, byte[] written, InternetAddress to, String from) {
        super(session);
        this.written = written;
        this.to = to;
        setEnvelopeFrom(from);
    }

    boolean begun() {
        return begun;
    }

    @Override
    public Address[] getAllRecipients() {
        return new Address[] {to};
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException {
        begun = true;
        out.write(written);
        out.flush();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writeTo(out, new String[0]);
    }
}
