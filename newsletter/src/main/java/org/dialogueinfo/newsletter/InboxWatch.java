package org.dialogueinfo.newsletter;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.kernel.Trouble;
import org.dialogueinfo.kernel.Watched;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Whether the mailbox can be read. One node reads at a time: what this one knows counts while it is the one that reads. */
@Component
class InboxWatch implements Watched {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofMinutes(3);

    private final MessageSource messages;
    private final Clock clock;
    private volatile @Nullable Failing failing;

    InboxWatch(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    private record Failing(Instant since, Instant last) {}

    void read() {
        failing = null;
    }

    void failed() {
        var now = clock.instant();
        var before = failing;
        failing = new Failing(before == null ? now : before.since(), now);
    }

    @Override
    public List<Trouble> troubles() {
        var now = clock.instant();
        var it = failing;
        return it == null
                        || it.last().plus(FRESH).isBefore(now)
                        || it.since().plus(PATIENCE).isAfter(now)
                ? List.of()
                : List.of(new Trouble(
                        "inbox", say("newsletter.inbox.what"), say("newsletter.inbox.remedy"), "/desk/health"));
    }

    private Localized<String> say(String key) {
        return Localized.each(
                it -> messages.getMessage(key, null, Rendering.of(it).locale()));
    }
}
