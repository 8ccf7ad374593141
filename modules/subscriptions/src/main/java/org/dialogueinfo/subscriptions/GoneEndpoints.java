package org.dialogueinfo.subscriptions;

import org.dialogueinfo.delivery.EndpointGone;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends the endpoints that a channel can no longer reach. */
@Component
class GoneEndpoints {

    private final Endpoints endpoints;

    GoneEndpoints(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    @EventListener
    @Transactional
    public void on(EndpointGone gone) {
        endpoints
                .find(new Endpoint(gone.channel(), gone.address()))
                .ifPresent(it -> endpoints.end(it.ref(), gone.reason()));
    }
}
