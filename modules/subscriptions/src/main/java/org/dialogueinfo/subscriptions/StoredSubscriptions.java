package org.dialogueinfo.subscriptions;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dialogueinfo.delivery.Broadcasts;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Subscriptions in the database. */
@Service
@Transactional
class StoredSubscriptions implements Subscriptions {

    private static final String BY_LINK = "link:/preferences";

    private final Endpoints endpoints;
    private final Requests requests;
    private final Suppressions suppressions;
    private final Tokens tokens;
    private final ConfirmationMail mail;
    private final WelcomeMail welcome;
    private final AddressMoves moves;
    private final Erasure erasure;
    private final Held held;
    private final Broadcasts broadcasts;
    private final Clock clock;

    StoredSubscriptions(
            Endpoints endpoints,
            Requests requests,
            Suppressions suppressions,
            Tokens tokens,
            ConfirmationMail mail,
            WelcomeMail welcome,
            AddressMoves moves,
            Erasure erasure,
            Held held,
            Broadcasts broadcasts,
            Clock clock) {
        this.endpoints = endpoints;
        this.requests = requests;
        this.suppressions = suppressions;
        this.tokens = tokens;
        this.mail = mail;
        this.welcome = welcome;
        this.moves = moves;
        this.erasure = erasure;
        this.held = held;
        this.broadcasts = broadcasts;
        this.clock = clock;
    }

    @Override
    public Optional<Rendering> rendering(Endpoint endpoint) {
        return find(endpoint).map(Endpoints.Row::rendering);
    }

    @Override
    public void choose(Endpoint endpoint, Rendering rendering) {
        endpoints.keep(kept(endpoint), rendering);
    }

    @Override
    public Set<Topic> topics(Endpoint endpoint) {
        return find(endpoint)
                .filter(Endpoints.Row::active)
                .map(it -> endpoints.topics(it.ref()))
                .orElse(Set.of());
    }

    @Override
    public void subscribe(Endpoint endpoint, Rendering rendering, Set<Topic> topics, String source) {
        requireAny(topics);
        suppressions.lift(kept(endpoint));
        var ref = activate(endpoint, rendering, topics);
        endpoints.log(ref, clock.instant(), "subscribed", topics, source);
    }

    @Override
    public void unsubscribe(Endpoint endpoint, Set<Topic> topics, String source) {
        find(endpoint).ifPresent(it -> {
            var left = new LinkedHashSet<>(endpoints.topics(it.ref()));
            var ended = new LinkedHashSet<>(left);
            ended.retainAll(topics);
            left.removeAll(ended);
            if (left.isEmpty()) {
                end(it, source);
            } else if (!ended.isEmpty()) {
                endpoints.remove(it.ref(), ended);
                endpoints.log(it.ref(), clock.instant(), "unsubscribed", ended, source);
            }
        });
    }

    @Override
    public void unsubscribeAll(Endpoint endpoint, String source) {
        find(endpoint).ifPresent(it -> end(it, source));
    }

    @Override
    public void requestByEmail(String address, Rendering rendering, Set<Topic> topics, String source) {
        var kept = MailAddress.of(address);
        requireAny(topics);
        requests.forgetOld();
        if (!suppressions.covers(new Endpoint(Endpoint.EMAIL, kept)) && requests.mayMail(kept)) {
            var token = tokens.fresh();
            requests.add(Tokens.hash(token), kept, rendering, topics, source, null);
            mail.send(token, kept, rendering, topics);
        }
    }

    @Override
    public Pending pending(String token) {
        return requests.find(Tokens.hash(token))
                .map(it -> new Pending(it.state(), it.rendering(), it.topics()))
                .orElse(new Pending(Pending.State.UNKNOWN, null, Set.of()));
    }

    @Override
    public Pending confirm(String token) {
        var hash = Tokens.hash(token);
        if (requests.confirm(hash)) {
            var request = requests.find(hash).orElseThrow();
            var moved = request.movesRef();
            if (moved == null) {
                begin(hash, request);
            } else {
                moves.carryOut(hash, moved, request.address());
            }
        }
        return pending(token);
    }

    /** Asked for with every mail; no transaction is needed for it. */
    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public String tokenFor(String recipientRef) {
        return tokens.sign(recipientRef);
    }

    @Override
    public Optional<String> token(Endpoint endpoint) {
        return find(endpoint).filter(Endpoints.Row::active).map(it -> tokenFor(it.ref()));
    }

    @Override
    public Optional<Preferences> preferences(String token) {
        return ofToken(token)
                .map(it -> new Preferences(
                        it.endpoint().channel(),
                        shortAddress(it.endpoint()),
                        it.rendering(),
                        it.active() ? endpoints.topics(it.ref()) : Set.of(),
                        it.active()));
    }

    @Override
    public void change(String token, Rendering rendering, Set<Topic> topics) {
        ofToken(token).ifPresent(it -> {
            endpoints.keep(it.endpoint(), rendering);
            var before = endpoints.topics(it.ref());
            if (topics.isEmpty()) {
                end(it, BY_LINK);
            } else if (!before.equals(topics)) {
                var ended = new LinkedHashSet<>(before);
                ended.removeAll(topics);
                endpoints.remove(it.ref(), ended);
                endpoints.add(it.ref(), topics);
                endpoints.activate(it.ref());
                endpoints.log(it.ref(), clock.instant(), "changed", topics, BY_LINK);
            }
        });
    }

    @Override
    public void unsubscribe(String token, String source) {
        ofToken(token).ifPresent(it -> end(it, source));
    }

    @Override
    public Optional<HeldData> held(Endpoint endpoint) {
        return held.of(kept(endpoint));
    }

    @Override
    public Optional<HeldData> held(String token) {
        return ofToken(token).flatMap(it -> held(it.endpoint()));
    }

    @Override
    public void erase(Endpoint endpoint) {
        erasure.erase(kept(endpoint));
    }

    @Override
    public void erase(String token) {
        ofToken(token).ifPresent(it -> erasure.erase(it.endpoint()));
    }

    @Override
    public Map<String, Long> active() {
        return endpoints.active();
    }

    private void begin(String confirmation, Requests.Row request) {
        var endpoint = new Endpoint(Endpoint.EMAIL, request.address());
        suppressions.lift(endpoint);
        var ref = activate(endpoint, request.rendering(), request.topics());
        endpoints.log(ref, request.createdAt(), "asked", request.topics(), request.source());
        endpoints.log(ref, clock.instant(), "confirmed", request.topics(), request.source());
        endpoints.find(ref).ifPresent(it -> welcome.send(confirmation, it, endpoints.topics(ref)));
    }

    private String activate(Endpoint endpoint, Rendering rendering, Set<Topic> topics) {
        var ref = endpoints.keep(kept(endpoint), rendering).ref();
        endpoints.add(ref, topics);
        endpoints.activate(ref);
        return ref;
    }

    /** Who leaves leaves on all their endpoints. */
    private void end(Endpoints.Row row, String source) {
        endpoints.ofPerson(row.ref()).forEach(ref -> endpoints.find(ref).ifPresent(it -> endOne(it, source)));
    }

    private void endOne(Endpoints.Row row, String source) {
        if (row.active()) {
            var ended = endpoints.topics(row.ref());
            endpoints.end(row.ref(), "unsubscribed");
            broadcasts.forget(row.ref());
            endpoints.log(row.ref(), clock.instant(), "unsubscribed", ended, source);
        }
    }

    private Optional<Endpoints.Row> find(Endpoint endpoint) {
        return endpoints.find(kept(endpoint));
    }

    private Optional<Endpoints.Row> ofToken(String token) {
        return tokens.verified(token).flatMap(endpoints::find);
    }

    private static Endpoint kept(Endpoint endpoint) {
        return endpoint.channel().equals(Endpoint.EMAIL)
                ? new Endpoint(Endpoint.EMAIL, MailAddress.lower(endpoint.address()))
                : endpoint;
    }

    private static String shortAddress(Endpoint endpoint) {
        var address = endpoint.address();
        return endpoint.channel().equals(Endpoint.EMAIL)
                ? MailAddress.shortened(address)
                : "…" + address.substring(Math.max(0, address.length() - 2));
    }

    private static void requireAny(Set<Topic> topics) {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("A subscription needs at least one topic");
        }
    }
}
