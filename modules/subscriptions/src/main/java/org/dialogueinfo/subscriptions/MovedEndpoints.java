package org.dialogueinfo.subscriptions;

import java.time.Clock;
import java.util.Optional;
import org.dialogueinfo.delivery.EndpointMoved;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes language, topics, pace and quiet hours to the address an endpoint has now. Where something was chosen at the new
 * address already, that stays as it is and the topics are joined.
 */
@Component
class MovedEndpoints {

    private static final String SOURCE = "channel:moved";

    private final Endpoints endpoints;
    private final JdbcClient jdbc;
    private final Clock clock;

    MovedEndpoints(Endpoints endpoints, JdbcClient jdbc, Clock clock) {
        this.endpoints = endpoints;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    public void on(EndpointMoved moved) {
        var to = new Endpoint(moved.channel(), moved.to());
        held(new Endpoint(moved.channel(), moved.from()))
                .flatMap(endpoints::find)
                .filter(from -> !from.endpoint().equals(to))
                .ifPresent(from -> carryOver(from, to));
    }

    /** Locked, because both chats may tell of the move at the same moment: the second finds nothing any more. */
    private Optional<String> held(Endpoint from) {
        return jdbc.sql("select ref from subscriptions.endpoint where channel = ? and address = ? for update")
                .params(from.channel(), from.address())
                .query(String.class)
                .optional();
    }

    private void carryOver(Endpoints.Row from, Endpoint to) {
        var topics = endpoints.topics(from.ref());
        var there = endpoints.find(to);
        if (there.isPresent() && there.get().active()) {
            endpoints.add(there.get().ref(), topics);
            endpoints.erase(from.ref());
        } else {
            there.ifPresent(it -> endpoints.erase(it.ref()));
            jdbc.sql("update subscriptions.endpoint set address = ? where ref = ?")
                    .params(to.address(), from.ref())
                    .update();
        }
        var ref = there.filter(Endpoints.Row::active).map(Endpoints.Row::ref).orElse(from.ref());
        if (!topics.isEmpty()) {
            endpoints.log(ref, clock.instant(), "moved", topics, SOURCE);
        }
    }
}
