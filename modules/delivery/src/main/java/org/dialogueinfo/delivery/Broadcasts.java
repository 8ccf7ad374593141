package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.jspecify.annotations.Nullable;

/** Sends messages to audiences and single persons, and tells what became of them. */
public interface Broadcasts {

    /**
     * Takes a broadcast in the caller's transaction; it is planned and sent in the background once that commits. A key
     * that is known already changes nothing.
     */
    BroadcastId send(Broadcast broadcast);

    /** Takes a message for one person, ahead of every broadcast; a key that is known already changes nothing. */
    BroadcastId sendPersonal(String key, Recipient to, Card card);

    Optional<Progress> progress(BroadcastId id);

    /** The newest broadcasts to audiences, newest first; personal messages are not among them. */
    List<Progress> latest(int limit);

    /** Forgets the addresses of a recipient in rows not sent yet; those rows count as failed. */
    void forget(String recipientRef);

    /** Where a ledger row stands. */
    enum State {
        PENDING,
        SENDING,
        SENT,
        RETRY,
        FAILED,
        UNCERTAIN
    }

    /** Where a broadcast stands: {@code PLANNING} while the audience is read, {@code SENDING}, then {@code DONE}. */
    enum Phase {
        PLANNING,
        SENDING,
        DONE
    }

    /**
     * The accounts of a broadcast: the counts over the states always add up to the audience.
     *
     * @param counts one entry per state, zeros included
     * @param channels the same per channel
     * @param perSecond the pace over the last seconds
     * @param eta when the rest will be out at this pace, UTC; null when done or unknown
     */
    record Progress(
            BroadcastId id,
            String key,
            Phase state,
            String audienceName,
            long audience,
            Map<State, Long> counts,
            Map<String, Map<State, Long>> channels,
            double perSecond,
            @Nullable Instant eta,
            Instant createdAt) {}
}
