package org.dialogueinfo.delivery;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.dialogueinfo.kernel.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Holds a broadcast's language when a channel cannot read its text time after time, and raises the alarm. */
@Component
class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int MOST_REFUSALS = 3;

    private final Register register;
    private final ApplicationEventPublisher events;
    private final ConcurrentMap<Text, Integer> refusals = new ConcurrentHashMap<>();

    Guard(Register register, ApplicationEventPublisher events) {
        this.register = register;
        this.events = events;
    }

    private record Text(String broadcast, Language language, String channel) {}

    private static Text of(Row row) {
        return new Text(row.broadcast(), row.rendering().language(), row.channel());
    }

    void read(Row row) {
        if (!refusals.isEmpty()) {
            refusals.remove(of(row));
        }
    }

    void refused(Row row, Register.Text text, String reason) {
        var it = of(row);
        if (refusals.merge(it, 1, Integer::sum) < MOST_REFUSALS) {
            return;
        }
        refusals.remove(it);
        if (row.lane() != Lane.PERSONAL && register.hold(it.broadcast(), it.language(), reason)) {
            LOG.error(
                    "{} cannot read the text of broadcast {} in {}: {}. Its messages in that language wait until the text"
                            + " is mended and resumed",
                    it.channel(),
                    it.broadcast(),
                    it.language().code(),
                    reason);
            events.publishEvent(new LanguageHeld(
                    new BroadcastId(java.util.UUID.fromString(it.broadcast())),
                    text.key(),
                    it.language(),
                    it.channel(),
                    reason));
        }
    }
}
