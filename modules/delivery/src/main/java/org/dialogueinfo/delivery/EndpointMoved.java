package org.dialogueinfo.delivery;

/**
 * A channel found that an endpoint has another address now: what was chosen there goes with it. Published within the
 * process and handled at once, never stored: it names addresses.
 */
public record EndpointMoved(String channel, String from, String to) {

    @Override
    public String toString() {
        return "EndpointMoved[%s]".formatted(channel);
    }
}
