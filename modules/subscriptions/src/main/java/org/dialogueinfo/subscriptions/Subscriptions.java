package org.dialogueinfo.subscriptions;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** What a person can do about their subscription, whatever the channel. */
public interface Subscriptions {

    /** The chosen language, also of a person who subscribed to nothing. */
    Optional<Rendering> rendering(Endpoint endpoint);

    /** Remembers the chosen language; for a person who has subscribed it changes that too. */
    void choose(Endpoint endpoint, Rendering rendering);

    /** The topics of an active endpoint; empty if there are none. */
    Set<Topic> topics(Endpoint endpoint);

    /**
     * Subscribes an endpoint whose owner acts on it directly (a chat): opt-in by action. The consent is logged.
     *
     * @param source where the person agreed, such as {@code telegram:/subscribe}
     */
    void subscribe(Endpoint endpoint, Rendering rendering, Set<Topic> topics, String source);

    void unsubscribe(Endpoint endpoint, Set<Topic> topics, String source);

    /** Ends all topics; the language is remembered. */
    void unsubscribeAll(Endpoint endpoint, String source);

    /**
     * Asks for a mail subscription: a mail with a link, valid for 48 hours, is sent. Answers the same whether the
     * address is known or not, sends at most one such mail in ten minutes, and none to an address that bounced or
     * whose owner wants no mail of ours ever again.
     *
     * @throws MalformedAddress if it is no mail address
     */
    void requestByEmail(String address, Rendering rendering, Set<Topic> topics, String source);

    /** What a confirmation link would confirm, without confirming it. */
    Pending pending(String token);

    /** Confirms a mail subscription; pressing twice is harmless. */
    Pending confirm(String token);

    /** The token of a recipient's personal links, signed, without expiry; nothing about the person can be read from it. */
    String tokenFor(String recipientRef);

    /** The token of an endpoint's personal links; empty if nobody has subscribed with it. */
    Optional<String> token(Endpoint endpoint);

    /** Whose personal link it is; empty if it is forged or the person is gone. */
    Optional<Preferences> preferences(String token);

    void change(String token, Rendering rendering, Set<Topic> topics);

    void unsubscribe(String token, String source);

    /** Everything held about the endpoint's person; empty if nothing is. */
    Optional<HeldData> held(Endpoint endpoint);

    Optional<HeldData> held(String token);

    /** Erases at once everything held about the endpoint's person, on all their endpoints; counts remain. */
    void erase(Endpoint endpoint);

    void erase(String token);

    /** Active endpoints per channel, for the banner and "in numbers". */
    Map<String, Long> active();

    /**
     * @param state what pressing the button does or did
     */
    record Pending(State state, @Nullable Rendering rendering, Set<Topic> topics) {
        public enum State {
            OPEN,
            CONFIRMED,
            EXPIRED,
            UNKNOWN
        }
    }

    /** What the preference page shows; the address is shortened. */
    record Preferences(String channel, String shortAddress, Rendering rendering, Set<Topic> topics, boolean active) {}

    /**
     * All that is held about a person, for themself.
     *
     * @param settings null for who has asked but not confirmed
     * @param ended null while messages are sent
     * @param linked where the same person is also reached
     * @param moving addresses to which a move was asked for and not confirmed
     * @param gathered null for who has asked but not confirmed
     * @param messages what the ledger remembers of messages to them, the newest first
     */
    record HeldData(
            String channel,
            String address,
            Rendering rendering,
            boolean active,
            Set<Topic> topics,
            Instant since,
            @Nullable Settings settings,
            List<ConsentEntry> consents,
            @Nullable Ended ended,
            List<Linked> linked,
            List<String> moving,
            @Nullable Gathered gathered,
            List<Told> messages) {}

    /** @param reason {@code unsubscribed}, or why the address could not be written to any more */
    record Ended(Instant at, String reason) {}

    record Linked(String channel, String address, boolean preferred) {}

    /**
     * A message to the person.
     *
     * @param kind such as {@code topic:meetings}, or {@code welcome} if it was for them alone
     * @param title empty for a message to one person, of which no text is kept
     * @param state such as {@code sent}
     * @param reason empty if nothing went wrong
     */
    record Told(Instant at, String kind, String title, String state, String reason) {}

    /** How far a person has had what came up, so that nothing comes twice. */
    record Gathered(
            @Nullable Instant until,
            @Nullable LocalDate on,
            @Nullable Instant owedUntil) {}

    /**
     * One line of the consent log.
     *
     * @param action {@code asked}, {@code confirmed}, {@code subscribed}, {@code imported}, {@code changed},
     *     {@code moved}, {@code linked} or {@code unsubscribed}
     * @param wording the version of the text the person agreed to
     * @param proof what an importer knows of the person's consent; null where the person acted here
     */
    record ConsentEntry(
            Instant at,
            String action,
            String topics,
            String wording,
            String source,
            @Nullable String proof) {}

    /** Not a mail address. */
    final class MalformedAddress extends RuntimeException {
        public MalformedAddress() {
            super("That is not a mail address; one looks like name@example.org");
        }
    }
}
