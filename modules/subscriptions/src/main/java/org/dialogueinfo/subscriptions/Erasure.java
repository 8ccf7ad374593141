package org.dialogueinfo.subscriptions;

import java.util.List;
import org.dialogueinfo.delivery.Broadcasts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Forgets a person at once: every endpoint that is linked with theirs, what was asked for at these addresses or from them,
 * and messages under way. Other modules hear of each address by {@link EndpointErased}.
 */
@Component
class Erasure {

    private final Endpoints endpoints;
    private final Requests requests;
    private final Broadcasts broadcasts;
    private final ApplicationEventPublisher events;

    Erasure(Endpoints endpoints, Requests requests, Broadcasts broadcasts, ApplicationEventPublisher events) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.broadcasts = broadcasts;
        this.events = events;
    }

    /** Also of an endpoint that only asked and never confirmed. */
    void erase(Endpoint endpoint) {
        endpoints.find(endpoint).ifPresent(it -> endpoints.ofPerson(it.ref()).forEach(this::eraseOne));
        eraseAddress(endpoint);
    }

    private void eraseOne(String ref) {
        var endpoint = endpoints.find(ref).map(Endpoints.Row::endpoint);
        forget(requests.movesOf(ref));
        endpoints.erase(ref);
        broadcasts.forget(ref);
        endpoint.ifPresent(this::eraseAddress);
    }

    private void eraseAddress(Endpoint endpoint) {
        if (endpoint.channel().equals(Endpoint.EMAIL)) {
            forget(requests.of(endpoint.address()));
            requests.forgetMailed(endpoint.address());
        }
        events.publishEvent(new EndpointErased(endpoint));
    }

    /** The mail that asks for confirmation may be under way. */
    private void forget(List<Requests.Row> asked) {
        asked.forEach(it -> {
            broadcasts.forget(ConfirmationMail.recipient(it.tokenHash()));
            requests.erase(it.tokenHash());
            requests.forgetMailed(it.address());
        });
    }
}
