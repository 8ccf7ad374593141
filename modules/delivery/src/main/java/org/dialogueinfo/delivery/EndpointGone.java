package org.dialogueinfo.delivery;

/**
 * A channel found that an endpoint is no more. Published within the process and handled at once, never stored: it names
 * an address.
 */
public record EndpointGone(String channel, String address, String reason) {

    @Override
    public String toString() {
        return "EndpointGone[%s, %s]".formatted(channel, reason);
    }
}
