package org.dialogueinfo.subscriptions;

import org.dialogueinfo.delivery.EndpointGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends the endpoints that a channel can no longer reach. A mail address that bounced is not written to again; a chat
 * that blocked the bot may come back by itself.
 */
@Component
class GoneEndpoints {

    private final Endpoints endpoints;
    private final Suppressions suppressions;

    GoneEndpoints(Endpoints endpoints, Suppressions suppressions) {
        this.endpoints = endpoints;
        this.suppressions = suppressions;
    }

    @EventListener
    @Transactional
    public void on(EndpointGone gone) {
        var endpoint = new Endpoint(gone.channel(), gone.address());
        endpoints.find(endpoint).ifPresent(it -> endpoints.end(it.ref(), gone.reason()));
        if (endpoint.channel().equals(Endpoint.EMAIL)) {
            suppressions.add(
                    endpoint,
                    gone.reason().startsWith("complaint")
                            ? Suppressions.Reason.COMPLAINED
                            : Suppressions.Reason.BOUNCED);
        }
    }
}
