package org.dialogueinfo.watch;

import jakarta.mail.MessagingException;
import java.util.List;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.dialogueinfo.watch.Copies.Copy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** A copy of a broadcast that was refused, or did not arrive in time. */
@Component
class CanaryWatch implements Watched {

    private static final Logger LOG = LoggerFactory.getLogger(CanaryWatch.class);

    private final Copies copies;
    private final CanaryMailbox mailbox;
    private final OperatorProperties properties;

    CanaryWatch(Copies copies, CanaryMailbox mailbox, OperatorProperties properties) {
        this.copies = copies;
        this.mailbox = mailbox;
        this.properties = properties;
    }

    @Override
    public List<Trouble> troubles() {
        try {
            mailbox.look();
        } catch (MessagingException e) {
            LOG.warn("The canary's mailbox cannot be read now: {}", e.getClass().getName());
        }
        return copies.missing().stream().map(this::trouble).toList();
    }

    private Trouble trouble(Copy copy) {
        var what = copy.refused().isEmpty() ? "watch.canary.unseen" : "watch.canary.refused";
        return new Trouble(
                "canary:%s:%s".formatted(copy.broadcast(), copy.channel()),
                Words.each(what, copy.channel(), properties.canary().within().toMinutes(), copy.refused()),
                Words.each("watch.canary.remedy"),
                "/desk/broadcasts/" + copy.broadcast());
    }
}
