package org.dialogueinfo.subscriptions;

import java.time.Clock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a subscription to an address whose owner has confirmed it, and tells the old address so. */
@Component
class AddressMoves {

    private static final String SOURCE = "link:/move";

    private final Endpoints endpoints;
    private final Requests requests;
    private final Suppressions suppressions;
    private final MovedMail mail;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Clock clock;

    AddressMoves(
            Endpoints endpoints,
            Requests requests,
            Suppressions suppressions,
            MovedMail mail,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            Clock clock) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.suppressions = suppressions;
        this.mail = mail;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * An address that is subscribed already takes the topics over; otherwise all settings move with it. Either way the links in
     * earlier mails lead to the subscription as it is now, and nothing is kept of the old address.
     */
    void carryOut(String confirmation, String ref, String address) {
        var to = new Endpoint(Endpoint.EMAIL, address);
        suppressions.lift(to);
        endpoints.find(ref).filter(it -> !it.endpoint().equals(to)).ifPresent(from -> {
            var topics = endpoints.topics(from.ref());
            var there = endpoints.find(to).map(Endpoints.Row::ref);
            if (there.isPresent()) {
                endpoints.join(from.ref(), there.get());
            } else {
                jdbc.sql("update subscriptions.endpoint set channel = ?, address = ? where ref = ?")
                        .params(to.channel(), to.address(), from.ref())
                        .update();
                endpoints.activate(from.ref());
            }
            var now = there.orElse(from.ref());
            endpoints.log(now, clock.instant(), "moved", topics, SOURCE);
            requests.eraseConfirmed(from.endpoint().address());
            events.publishEvent(new EndpointErased(from.endpoint()));
            if (!suppressions.covers(from.endpoint())) {
                mail.send(confirmation, now, from);
            }
        });
    }
}
