package org.dialogueinfo.subscriptions;

import java.time.Instant;
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

    /** Erases everything held about the endpoint's person; counts remain. */
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
     */
    record HeldData(
            String channel,
            String address,
            Rendering rendering,
            boolean active,
            Set<Topic> topics,
            Instant since,
            @Nullable Settings settings,
            List<ConsentEntry> consents) {}

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
