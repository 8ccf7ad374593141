package org.dialogueinfo.delivery.spi;

/** How a channel tells what it learns outside of sending: a person blocked the bot, a mail bounced later. */
public interface Feedback {

    /** The endpoint is no more. Telling it twice is harmless. The reason names a rule, never a person. */
    void endpointGone(String channel, String address, String reason);

    /** The endpoint has another address now, such as a group that became a supergroup. Telling it twice is harmless. */
    default void endpointMoved(String channel, String from, String to) {}

    /**
     * Waits until the channel may send something of its own under the same limit, such as a reply in a chat. It takes the
     * next free moment, before every message of a broadcast that waits for one.
     */
    default void awaitTurn(String channel) throws InterruptedException {}
}
