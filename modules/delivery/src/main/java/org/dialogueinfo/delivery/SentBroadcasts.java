package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;

/** What broadcasts said, without anybody they were sent to; personal messages are not among them. */
public interface SentBroadcasts {

    Optional<Sent> find(BroadcastId id);

    /**
     * The newest first.
     *
     * @param audiences what the audience's name begins with, such as {@code topic:}
     */
    List<Sent> latest(Collection<String> audiences, int limit);

    record Sent(BroadcastId id, String audience, Localized<Card> card, Instant at) {}
}
