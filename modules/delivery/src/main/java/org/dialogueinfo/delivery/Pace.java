package org.dialogueinfo.delivery;

import io.github.bucket4j.Bucket;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How fast a channel may go. What is learned, and a pause the far side asked for, is kept in the database, so that all
 * nodes obey it. Tokens from a bucket allow rows to be claimed; the window spaces the sends themselves.
 */
final class Pace {

    static final Duration STEP = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);
    private static final Duration REREAD = Duration.ofMillis(200);
    /** Tokens come a hair faster than the window lets messages out, and both stay below the limit by their jitter. */
    private static final double TOKENS = 0.99;

    private static final double WINDOW = 0.988;

    private final String channel;
    private final DoubleSupplier limit;
    private final JdbcClient jdbc;
    private final Buckets buckets;
    private final Clock clock;
    private final Window window;
    private final AtomicInteger beside = new AtomicInteger();
    private volatile Known known;
    private volatile Bucket bucket;
    private long readAt;
    private long wait;

    /** @param limit the most there may be now; an administrator can change it */
    Pace(String channel, DoubleSupplier limit, JdbcClient jdbc, Buckets buckets, Clock clock) {
        this.channel = channel;
        this.limit = limit;
        var published = limit.getAsDouble();
        this.jdbc = jdbc;
        this.buckets = buckets;
        this.clock = clock;
        this.window = new Window((int) Math.ceil(published), System::nanoTime);
        this.known = new Known(Rate.of(published), 0, Instant.EPOCH, null);
        this.bucket = buckets.of(channel, published * TOKENS, 0);
        this.readAt = System.nanoTime() - REREAD.toNanos();
    }

    private record Known(
            Rate rate,
            long version,
            Instant changedAt,
            @Nullable Instant pausedUntil) {}

    double perSecond() {
        return known.rate().perSecond();
    }

    boolean isPaused() {
        var until = known.pausedUntil();
        return until != null && until.isAfter(clock.instant());
    }

    /** Until when to leave the channel alone; now if it may go on. */
    Instant pausedUntil() {
        var now = clock.instant();
        var until = known.pausedUntil();
        return until == null || until.isBefore(now) ? now : until;
    }

    /** Learns from the database what other nodes learned, and dares a little more if nobody complained. */
    void refresh() {
        if (System.nanoTime() - readAt < REREAD.toNanos()) {
            return;
        }
        read();
        var now = known;
        var published = limit.getAsDouble();
        if (now.rate().perSecond() < published && now.changedAt().plus(STEP).isBefore(clock.instant()) && !isPaused()) {
            write(now, now.rate().raised(published), null);
        }
        readAt = System.nanoTime();
    }

    private void read() {
        var published = limit.getAsDouble();
        var found = stored();
        var lowered = found.filter(it -> it.rate().perSecond() > published);
        if (lowered.isPresent()) {
            write(lowered.get(), Rate.of(published), null);
            found = stored();
        }
        if (found.isEmpty()) {
            jdbc.sql("insert into delivery.pace (channel, rate, ceiling, version, changed_at) values (?, ?, ?, 1, ?)"
                            + " on conflict do nothing")
                    .params(channel, published, published, Timestamp.from(clock.instant()))
                    .update();
            return;
        }
        if (found.get().version() != known.version()) {
            bucket = buckets.of(
                    channel,
                    found.get().rate().perSecond() * TOKENS,
                    found.get().version());
        }
        known = found.get();
    }

    private Optional<Known> stored() {
        return jdbc.sql("select rate, ceiling, version, changed_at, paused_until from delivery.pace"
                        + " where channel = ?")
                .param(channel)
                .query((rs, n) -> {
                    var until = rs.getTimestamp("paused_until");
                    return new Known(
                            new Rate(rs.getDouble("rate"), rs.getDouble("ceiling")),
                            rs.getLong("version"),
                            rs.getTimestamp("changed_at").toInstant(),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }

    /** The far side asks for a pause: all nodes obey it, and go on more slowly. A burst of complaints counts once. */
    synchronized void later(Duration pause) {
        var now = clock.instant();
        read();
        var before = known;
        var until = before.pausedUntil();
        var wanted = now.plus(pause);
        var longer = until == null || until.isBefore(wanted) ? wanted : until;
        var burst = before.changedAt().plus(Duration.ofSeconds(1)).isAfter(now) || isPaused();
        write(before, burst ? before.rate() : before.rate().lowered(), longer);
        read();
        LOG.info(
                "{} asks for {} s; all nodes pause and go on with {} a second",
                channel,
                pause.toSeconds(),
                Math.round(perSecond() * 10) / 10.0);
    }

    private void write(Known before, Rate rate, @Nullable Instant until) {
        var now = Timestamp.from(clock.instant());
        jdbc.sql(
                        "update delivery.pace set rate = ?, ceiling = ?, version = version + 1, changed_at = ?,"
                                + " paused_until = coalesce(cast(? as timestamp with time zone), paused_until) where channel = ? and version = ?")
                .params(Arrays.asList(
                        rate.perSecond(),
                        rate.ceiling(),
                        now,
                        until == null ? null : Timestamp.from(until),
                        channel,
                        before.version()))
                .update();
    }

    /** As many tokens as there are, up to {@code most}; with none, {@link #nanosToWait} says for how long. */
    int take(int most) {
        var replies = beside.getAndSet(0);
        if (replies > 0) {
            bucket.consumeIgnoringRateLimits(replies);
        }
        int taken = (int) bucket.tryConsumeAsMuchAsPossible(most); // of several nodes, each call is a transaction
        if (taken == 0) {
            wait = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
        }
        return taken;
    }

    long nanosToWait() {
        return wait;
    }

    void giveBack(int tokens) {
        if (tokens > 0) {
            bucket.addTokens(tokens);
        }
    }

    /** Waits until something of the channel's own may begin; it goes before all that wait, and uses up a token. */
    void awaitFirst() throws InterruptedException {
        beside.incrementAndGet();
        window.await(true, this::stretch);
    }

    /** Waits until this message may begin. */
    void awaitTurn() throws InterruptedException {
        window.await(false, this::stretch);
    }

    /** Of a second whatever the pace: a far side that bears less than it publishes counts in seconds, too. */
    private Window.Stretch stretch() {
        return Window.Stretch.of(known.rate().perSecond(), WINDOW);
    }
}
