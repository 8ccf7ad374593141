package org.dialogueinfo.delivery.spi;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** One way to reach a person. Channels are beans; delivery finds them by {@link #name()} and refuses a second of a name. */
public interface Channel {

    /** Such as {@code telegram} or {@code email}: what an endpoint's channel is called. */
    String name();

    /**
     * How many messages a second may go out at most, from all nodes together. Delivery stays a hair below it, goes
     * slower when the far side asks for it ({@link Outcome.Later}) and finds its way back up.
     */
    default double messagesPerSecond() {
        return 30;
    }

    /** What messages cost beyond a pace that is free; empty for a channel that costs nothing by the message. */
    default Optional<Fare> fare() {
        return Optional.empty();
    }

    /**
     * What a channel asks for going faster.
     *
     * @param freePerSecond up to how many messages a second nothing is asked
     * @param price of a message beyond
     * @param currency such as {@code Telegram Stars}
     */
    record Fare(double freePerSecond, double price, String currency) {}

    /** How many messages may be under way at once on one node. */
    default int parallel() {
        return 1;
    }

    /** The least time between two messages to one address; zero if the far side does not mind. */
    default Duration spacing(String address) {
        return Duration.ZERO;
    }

    /** Whether it can send now; while it cannot, rows wait as {@code PENDING} and nothing is lost. */
    default boolean ready() {
        return true;
    }

    /**
     * Whether it can change a message that it sent before: then {@link Message#edits()} names the broadcast whose message
     * to this recipient takes the new card. A channel that cannot is never given such a message.
     */
    default boolean edits() {
        return false;
    }

    /**
     * Sends one message, and returns within a time of its own. A refusal is an outcome; an exception means that the
     * channel is broken, and the row is tried again later. Called from several threads.
     */
    Outcome send(Message message);

    /**
     * Called before what was sent is settled in the ledger, from one thread at a time: what the channel keeps about its messages goes
     * to the database now, all of it at once. After a crash what was not settled is sent again, so that nothing kept is missing.
     */
    default void settling() {}

    /**
     * What a reader of the rendering would get, without sending anything: one entry per message, or per alternative of
     * one message. Empty for a channel that cannot show it.
     */
    default List<Preview> preview(Card card, Rendering rendering) {
        return List.of();
    }

    /**
     * A card in the form a channel gives it.
     *
     * @param mediaType {@code text/html} or {@code text/plain}
     */
    record Preview(String mediaType, String text) {}

    /** What became of a message. */
    sealed interface Outcome {

        /** The far side took it. */
        record Sent() implements Outcome {}

        /** The far side refuses this message; the endpoint stays. The reason names a rule, never a person. */
        record Rejected(String reason) implements Outcome {}

        /** The endpoint is no more: blocked, closed or unknown. The row fails and the endpoint ends. */
        record EndpointGone(String reason) implements Outcome {}

        /**
         * Not now; the whole channel pauses for the duration, on every node, and goes on more slowly. Only where the same address is
         * refused again, while others were served since, it waits alone.
         */
        record Later(Duration pause) implements Outcome {}

        /**
         * Only this recipient cannot be reached now; tried again with growing pauses.
         *
         * @param after the least pause that the far side asked for, or null
         */
        record Retry(String reason, @Nullable Duration after) implements Outcome {
            public Retry(String reason) {
                this(reason, null);
            }
        }

        /** The far side as a whole cannot be reached and nothing was sent; the row waits and no attempt is counted. */
        record Unreachable(String reason) implements Outcome {}

        /** It may have arrived or not (time-out, 5xx, unreadable answer). */
        record Uncertain(String reason) implements Outcome {}

        /**
         * The far side cannot read the text itself and sent nothing, so that it would fail for everybody alike. After a
         * few of these the broadcast's language is held, and the operator is told.
         */
        record Unreadable(String reason) implements Outcome {}
    }
}
