package org.dialogueinfo.newsletter;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** A mail with an id of its own that knows whether its content has begun to go out. */
final class Mail extends MimeMessage {

    private final String id;
    private volatile boolean begun;

    Mail(Session session, String id) {
        super(session);
        this.id = id;
    }

    boolean begun() {
        return begun;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }

    @Override
    public void writeTo(OutputStream out, String[] without) throws IOException, MessagingException {
        begun = true;
        super.writeTo(out, without);
    }
}
