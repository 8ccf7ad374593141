package org.dialogueinfo.subscriptions;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes a subscription to an address whose owner has confirmed it. */
@Component
class AddressMoves {

    private static final String SOURCE = "link:/move";

    private final Endpoints endpoints;
    private final Suppressions suppressions;
    private final JdbcClient jdbc;
    private final Clock clock;

    AddressMoves(Endpoints endpoints, Suppressions suppressions, JdbcClient jdbc, Clock clock) {
        this.endpoints = endpoints;
        this.suppressions = suppressions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** An address that is subscribed already takes the topics over; otherwise all links and settings move with it. */
    void carryOut(String ref, String address) {
        var to = new Endpoint(Endpoint.EMAIL, address);
        suppressions.lift(to);
        endpoints.find(ref).filter(it -> !it.endpoint().equals(to)).ifPresent(from -> {
            var topics = endpoints.topics(ref);
            var there = endpoints.find(to);
            if (there.isPresent()) {
                endpoints.add(there.get().ref(), topics);
                endpoints.activate(there.get().ref());
                endpoints.end(ref, "moved");
            } else {
                jdbc.sql("update subscriptions.endpoint set channel = ?, address = ? where ref = ?")
                        .params(to.channel(), to.address(), ref)
                        .update();
                endpoints.activate(ref);
            }
            endpoints.log(there.map(Endpoints.Row::ref).orElse(ref), clock.instant(), "moved", topics, SOURCE);
        });
    }
}
