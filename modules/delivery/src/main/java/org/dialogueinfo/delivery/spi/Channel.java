package org.dialogueinfo.delivery.spi;

import java.time.Duration;

/** One way to reach a person. Channels are beans; delivery finds them by {@link #name()} and refuses a second of a name. */
public interface Channel {

    /** Such as {@code telegram} or {@code email}: what an endpoint's channel is called. */
    String name();

    /** How many messages a second may go out at most; delivery paces to it. */
    default double messagesPerSecond() {
        return 30;
    }

    /** How many messages may be under way at once. */
    default int parallel() {
        return 1;
    }

    /** Whether it can send now; while it cannot, rows wait as {@code PENDING} and nothing is lost. */
    default boolean ready() {
        return true;
    }

    /**
     * Sends one message. A refusal is an outcome; an exception means that the channel is broken, and the row is tried
     * again later. Called from several threads.
     */
    Outcome send(Message message);

    /** What became of a message. */
    sealed interface Outcome {

        /** The far side took it. */
        record Sent() implements Outcome {}

        /** The far side refuses this message; the endpoint stays. The reason names a rule, never a person. */
        record Rejected(String reason) implements Outcome {}

        /** The endpoint is no more: blocked, closed or unknown. The row fails and the endpoint ends. */
        record EndpointGone(String reason) implements Outcome {}

        /** Not now; the whole channel pauses for the duration. */
        record Later(Duration pause) implements Outcome {}

        /** Only this recipient cannot be reached now; tried again with growing pauses. */
        record Retry(String reason) implements Outcome {}

        /** It may have arrived or not (time-out, 5xx, unreadable answer). */
        record Uncertain(String reason) implements Outcome {}
    }
}
