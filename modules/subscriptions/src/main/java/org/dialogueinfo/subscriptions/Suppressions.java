package org.dialogueinfo.subscriptions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who must not be written to. An address is known by a keyed hash alone: it can be asked for, never read. Only its
 * owner can take it off the list.
 */
@Component
class Suppressions {

    /** Why, the weakest first: a stronger reason takes a weaker one's place. */
    enum Reason {
        BOUNCED,
        COMPLAINED,
        NEVER_AGAIN
    }

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Clock clock;

    Suppressions(JdbcClient jdbc, Tokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
    }

    void add(Endpoint endpoint, Reason reason) {
        var fresh = jdbc.sql("insert into subscriptions.suppressed (address_hash, reason, at) values (?, ?, ?)"
                        + " on conflict do nothing")
                .params(hash(endpoint), reason.name(), Timestamp.from(clock.instant()))
                .update();
        if (fresh == 0 && reason != Reason.BOUNCED) {
            jdbc.sql("update subscriptions.suppressed set reason = ? where address_hash = ? and reason <> ?")
                    .params(reason.name(), hash(endpoint), Reason.NEVER_AGAIN.name())
                    .update();
        }
    }

    boolean covers(Endpoint endpoint) {
        return jdbc.sql("select count(*) from subscriptions.suppressed where address_hash = ?")
                        .param(hash(endpoint))
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Those of the endpoints that must not be written to. */
    Set<Endpoint> among(Collection<Endpoint> endpoints) {
        if (endpoints.isEmpty()) {
            return Set.of();
        }
        var byHash = endpoints.stream().collect(Collectors.toMap(this::hash, it -> it, (one, same) -> one));
        var suppressed = new HashSet<Endpoint>();
        jdbc.sql("select address_hash from subscriptions.suppressed where address_hash = any(?)")
                .param(byHash.keySet().toArray(String[]::new))
                .query(String.class)
                .list()
                .forEach(it -> {
                    var endpoint = byHash.get(it);
                    if (endpoint != null) {
                        suppressed.add(endpoint);
                    }
                });
        return suppressed;
    }

    void lift(Endpoint endpoint) {
        jdbc.sql("delete from subscriptions.suppressed where address_hash = ?")
                .param(hash(endpoint))
                .update();
    }

    /** A mailbox that was gone long ago may be somebody's again. */
    int forgetBounces(Instant before) {
        return jdbc.sql("delete from subscriptions.suppressed where reason = ? and at < ?")
                .params(Reason.BOUNCED.name(), Timestamp.from(before))
                .update();
    }

    String hash(Endpoint endpoint) {
        return tokens.keyedHash("suppression", endpoint.channel() + ":" + endpoint.address());
    }
}
