package org.dialogueinfo.subscriptions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.delivery.Reached;
import org.dialogueinfo.subscriptions.Subscriptions.ConsentEntry;
import org.dialogueinfo.subscriptions.Subscriptions.Ended;
import org.dialogueinfo.subscriptions.Subscriptions.Gathered;
import org.dialogueinfo.subscriptions.Subscriptions.HeldData;
import org.dialogueinfo.subscriptions.Subscriptions.Linked;
import org.dialogueinfo.subscriptions.Subscriptions.Pending;
import org.dialogueinfo.subscriptions.Subscriptions.Told;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers all that the tables and the ledger hold about a person. */
@Component
class Held {

    private final Endpoints endpoints;
    private final Requests requests;
    private final Reached ledger;
    private final JdbcClient jdbc;

    Held(Endpoints endpoints, Requests requests, Reached ledger, JdbcClient jdbc) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    Optional<HeldData> of(Endpoint endpoint) {
        var open = endpoint.channel().equals(Endpoint.EMAIL)
                ? requests.of(endpoint.address()).stream()
                        .filter(it -> it.state() != Pending.State.CONFIRMED)
                        .toList()
                : List.<Requests.Row>of();
        var asked = open.stream().map(Held::asked).toList();
        return endpoints
                .find(endpoint)
                .map(it -> subscribed(it, asked))
                .or(() -> open.stream().findFirst().map(it -> onlyAsked(endpoint, it, asked)));
    }

    private HeldData subscribed(Endpoints.Row it, List<ConsentEntry> asked) {
        var consents = new ArrayList<>(endpoints.consents(it.ref()));
        consents.addAll(asked);
        return new HeldData(
                it.endpoint().channel(),
                it.endpoint().address(),
                it.rendering(),
                it.active(),
                endpoints.topics(it.ref()),
                it.createdAt(),
                it.settings(),
                List.copyOf(consents),
                ended(it.ref()).orElse(null),
                linked(it.ref()),
                requests.movesOf(it.ref()).stream()
                        .filter(move -> move.state() != Pending.State.CONFIRMED)
                        .map(Requests.Row::address)
                        .distinct()
                        .toList(),
                gathered(it.ref()),
                ledger.messages(it.ref()).stream().map(Held::told).toList());
    }

    private static HeldData onlyAsked(Endpoint endpoint, Requests.Row it, List<ConsentEntry> asked) {
        return new HeldData(
                endpoint.channel(),
                endpoint.address(),
                it.rendering(),
                false,
                Set.of(),
                it.createdAt(),
                null,
                asked,
                null,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private static ConsentEntry asked(Requests.Row it) {
        return new ConsentEntry(
                it.createdAt(), "asked", Endpoints.words(it.topics()), Endpoints.WORDING, it.source(), null);
    }

    private static Told told(Reached.Told it) {
        return new Told(it.at(), it.kind(), it.title(), it.state().name().toLowerCase(Locale.ROOT), it.reason());
    }

    private Optional<Ended> ended(String ref) {
        return jdbc.sql(
                        "select ended_at, ended_reason from subscriptions.endpoint where ref = ? and ended_at is not null")
                .param(ref)
                .query((rs, n) -> new Ended(
                        rs.getTimestamp("ended_at").toInstant(), String.valueOf(rs.getString("ended_reason"))))
                .optional();
    }

    private List<Linked> linked(String ref) {
        return jdbc.sql("select channel, address, preferred from subscriptions.endpoint where ref <> ? and person ="
                        + " (select e.person from subscriptions.endpoint e where e.ref = ?) order by ref")
                .params(ref, ref)
                .query((rs, n) ->
                        new Linked(rs.getString("channel"), rs.getString("address"), rs.getBoolean("preferred")))
                .list();
    }

    private Gathered gathered(String ref) {
        return jdbc.sql("select digested_until, digested_on, owed_until from subscriptions.endpoint where ref = ?")
                .param(ref)
                .query((rs, n) -> {
                    var until = rs.getTimestamp("digested_until");
                    var on = rs.getDate("digested_on");
                    var owed = rs.getTimestamp("owed_until");
                    return new Gathered(
                            until == null ? null : until.toInstant(),
                            on == null ? null : on.toLocalDate(),
                            owed == null ? null : owed.toInstant());
                })
                .single();
    }
}
