package org.dialogueinfo.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dialogueinfo.delivery.spi.AudienceProvider.Recipient;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
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

    /** What a broadcast to an audience says, also before it has begun; empty for a message to one person. */
    default Optional<Localized<Card>> cards(BroadcastId id) {
        return Optional.empty();
    }

    /** The newest broadcasts to audiences, newest first; personal messages are not among them. */
    List<Progress> latest(int limit);

    /** Forgets the addresses of a recipient in rows not sent yet; those rows count as failed. */
    void forget(String recipientRef);

    /**
     * Lets a broadcast wait that was sent in the caller's transaction, so that it can be stopped before the first message.
     *
     * @return false if it waits as long already, or its audience is being read
     */
    default boolean holdBack(BroadcastId id, Instant until) {
        return false;
    }

    /** When a scheduled broadcast begins by itself; empty for one that waits for somebody or for nothing. */
    default Optional<Instant> beginsAt(BroadcastId id) {
        return Optional.empty();
    }

    /** Starts a scheduled broadcast now. @return false if it does not wait */
    default boolean startNow(BroadcastId id) {
        return false;
    }

    /** Whether it waits for {@link #approve}: alerts do where the platform is set up so. */
    default boolean awaitsApproval(BroadcastId id) {
        return false;
    }

    /** Lets an alert go out that waits for approval; the time to undo it begins now. @return false if it does not wait */
    default boolean approve(BroadcastId id) {
        return false;
    }

    /** Claims no more rows until {@link #resume(BroadcastId)}; what is under way arrives. @return false if not open */
    default boolean pause(BroadcastId id) {
        return false;
    }

    /** Goes on with a paused broadcast. @return false if it is not paused */
    default boolean resume(BroadcastId id) {
        return false;
    }

    /** Ends a broadcast for good; what was not sent yet counts as failed. @return false if it is over already */
    default boolean stop(BroadcastId id) {
        return false;
    }

    /**
     * Tries again what failed, for those who still belong to the audience: it is read anew, as settled rows keep no
     * address. @return false unless the broadcast is done and has failed rows
     */
    default boolean retryFailed(BroadcastId id) {
        return false;
    }

    /** Sends once more what may have arrived or not, as {@link #retryFailed} does. */
    default boolean resendUncertain(BroadcastId id) {
        return false;
    }

    /** The languages of the broadcast whose text a channel could not read; their rows wait. */
    default List<Held> held(BroadcastId id) {
        return List.of();
    }

    /**
     * Goes on with a held language.
     *
     * @param mended the text to send from now on, or null to try the same again
     * @return false if the language is not held
     */
    default boolean resume(BroadcastId id, Language language, @Nullable Card mended) {
        return false;
    }

    /** A language that is held, and why. */
    record Held(Language language, String reason, Instant since) {}

    /** Where a ledger row stands. */
    enum State {
        PENDING,
        SENDING,
        SENT,
        RETRY,
        FAILED,
        UNCERTAIN
    }

    /**
     * Where a broadcast stands: {@code PLANNING} while the audience is read (sending has begun by then),
     * {@code SENDING}, then {@code DONE}. A {@code SCHEDULED} one waits for its time, a {@code PAUSED} one for a person,
     * a {@code STOPPED} one is over.
     */
    enum Phase {
        SCHEDULED,
        PLANNING,
        SENDING,
        PAUSED,
        STOPPED,
        DONE
    }

    /**
     * The accounts of a broadcast: the counts over the states always add up to the audience.
     *
     * @param audience the rows planned so far; while {@code PLANNING} it still grows
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
