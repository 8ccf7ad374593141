package org.dialogueinfo.delivery.spi;

import java.time.Duration;

/** How a channel tells what it learns outside of sending: a person blocked the bot, a mail bounced later. */
public interface Feedback {

    /** The endpoint is no more. Telling it twice is harmless. The reason names a rule, never a person. */
    void endpointGone(String channel, String address, String reason);

    /** The endpoint has another address now, such as a group that became a supergroup. Telling it twice is harmless. */
    default void endpointMoved(String channel, String from, String to) {}

    /**
     * Waits until the channel may send something of its own under the same limit, such as a reply in a chat. It takes the
     * next free moment, before every message of a broadcast that waits for one; what waits for the same address keeps its
     * distance to it.
     */
    default void awaitTurn(String channel, String address) throws InterruptedException {}

    /** The far side asks for a pause, as {@link Channel.Outcome.Later} tells it of a whole message: nothing of a broadcast begins meanwhile. */
    default void pause(String channel, Duration pause) {}
}
