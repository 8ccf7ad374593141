package org.dialogueinfo.subscriptions;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links in the database. */
@Service
@Transactional
class StoredLinking implements Linking {

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 8;
    private static final Duration VALID = Duration.ofMinutes(30);
    private static final int MOST_TRIES = 10;
    private static final Duration TRIES_COUNT_FOR = Duration.ofHours(1);

    private final SecureRandom random = new SecureRandom();
    private final Endpoints endpoints;
    private final Tokens tokens;
    private final JdbcClient jdbc;
    private final Clock clock;

    StoredLinking(Endpoints endpoints, Tokens tokens, JdbcClient jdbc, Clock clock) {
        this.endpoints = endpoints;
        this.tokens = tokens;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<String> code(Endpoint endpoint) {
        return endpoints.find(endpoint).flatMap(this::code);
    }

    @Override
    public Optional<String> code(String token) {
        return ofToken(token).flatMap(this::code);
    }

    private Optional<String> code(Endpoints.Row row) {
        if (!row.active()) {
            return Optional.empty();
        }
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        jdbc.sql("delete from subscriptions.link_code where ref = ? or created_at < ?")
                .params(row.ref(), Timestamp.from(clock.instant().minus(VALID)))
                .update();
        jdbc.sql("insert into subscriptions.link_code (code_hash, ref, created_at) values (?, ?, ?)")
                .params(Tokens.hash(code.toString()), row.ref(), Timestamp.from(clock.instant()))
                .update();
        return Optional.of(code.toString());
    }

    @Override
    public Outcome link(Endpoint endpoint, String code) {
        return endpoints.find(endpoint).map(it -> link(it, code)).orElse(Outcome.UNKNOWN_CODE);
    }

    @Override
    public Outcome link(String token, String code) {
        return ofToken(token).map(it -> link(it, code)).orElse(Outcome.UNKNOWN_CODE);
    }

    private Outcome link(Endpoints.Row row, String code) {
        if (tries(row.ref()) >= MOST_TRIES) {
            return Outcome.TOO_MANY_TRIES;
        }
        var outcome = tried(row, code);
        if (outcome == Outcome.UNKNOWN_CODE) {
            countTry(row.ref());
        }
        return outcome;
    }

    private int tries(String ref) {
        jdbc.sql("delete from subscriptions.link_try where since < ?")
                .param(Timestamp.from(clock.instant().minus(TRIES_COUNT_FOR)))
                .update();
        return jdbc.sql("select n from subscriptions.link_try where ref = ?")
                .param(ref)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void countTry(String ref) {
        jdbc.sql("insert into subscriptions.link_try (ref, since, n) values (?, ?, 0) on conflict do nothing")
                .params(ref, Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("update subscriptions.link_try set n = n + 1 where ref = ?")
                .param(ref)
                .update();
    }

    private Outcome tried(Endpoints.Row row, String code) {
        var hash = Tokens.hash(code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT));
        var other = jdbc.sql("select ref from subscriptions.link_code where code_hash = ? and created_at >= ?")
                .params(hash, Timestamp.from(clock.instant().minus(VALID)))
                .query(String.class)
                .optional();
        if (other.isEmpty()) {
            return Outcome.UNKNOWN_CODE;
        }
        if (other.get().equals(row.ref())) {
            return Outcome.SAME_ENDPOINT;
        }
        jdbc.sql("delete from subscriptions.link_code where code_hash = ?")
                .param(hash)
                .update();
        join(other.get(), row.ref());
        return Outcome.LINKED;
    }

    /** Both, with all they were linked to before, are one person; the first is preferred and both know all topics. */
    private void join(String first, String second) {
        var person = UUID.randomUUID().toString();
        for (var ref : List.of(first, second)) {
            jdbc.sql("update subscriptions.endpoint set person = ? where ref = ? or person ="
                            + " (select e.person from subscriptions.endpoint e where e.ref = ?)")
                    .params(person, ref, ref)
                    .update();
        }
        var topics = endpoints.topics(first);
        topics.addAll(endpoints.topics(second));
        endpoints.add(first, topics);
        endpoints.activate(second);
        endpoints.log(second, clock.instant(), "linked", topics, "link:/code");
        preferRow(first);
    }

    @Override
    public List<String> channels(String token) {
        return ofToken(token)
                .map(it -> jdbc.sql("select channel from subscriptions.endpoint where ref = ? or person ="
                                + " (select e.person from subscriptions.endpoint e where e.ref = ?)"
                                + " order by case when preferred then 0 else 1 end, channel, ref")
                        .params(it.ref(), it.ref())
                        .query(String.class)
                        .list())
                .orElse(List.of());
    }

    @Override
    public void prefer(Endpoint endpoint) {
        endpoints.find(endpoint).ifPresent(it -> preferRow(it.ref()));
    }

    @Override
    public void prefer(String token) {
        ofToken(token).ifPresent(it -> preferRow(it.ref()));
    }

    private void preferRow(String ref) {
        jdbc.sql("update subscriptions.endpoint set preferred = (ref = ?) where person ="
                        + " (select e.person from subscriptions.endpoint e where e.ref = ?)")
                .params(ref, ref)
                .update();
    }

    private Optional<Endpoints.Row> ofToken(String token) {
        return tokens.verified(token).flatMap(endpoints::find);
    }
}
