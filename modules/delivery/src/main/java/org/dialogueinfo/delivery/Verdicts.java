package org.dialogueinfo.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.Row.Settled;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an outcome means for the row. */
@Component
class Verdicts {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(5);
    private static final Duration LONGEST_RETRY = Duration.ofHours(1);
    private static final int LEAST_ATTEMPTS = 5;
    private static final int MOST_UNREADABLE = 5;

    private final DeliveryProperties properties;
    private final Clock clock;

    Verdicts(DeliveryProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    Settled of(Row row, Outcome outcome) {
        var now = clock.instant();
        if (outcome instanceof Outcome.Sent) {
            return row.to(State.SENT, null);
        } else if (outcome instanceof Outcome.Rejected it) {
            return row.to(State.FAILED, it.reason());
        } else if (outcome instanceof Outcome.EndpointGone it) {
            return row.to(State.FAILED, it.reason());
        } else if (outcome instanceof Outcome.Later it) {
            return row.back(now.plus(it.pause()));
        } else if (outcome instanceof Outcome.Unreachable) {
            return row.back(now.plus(jittered(FIRST_RETRY)));
        } else if (outcome instanceof Outcome.Retry it) {
            return retry(row, it.reason(), it.after(), now);
        } else if (outcome instanceof Outcome.Unreadable it) {
            return unreadable(row, it.reason(), now);
        } else if (outcome instanceof Outcome.Uncertain it) {
            return properties.resend() && !row.resent()
                    ? row.again(now.plus(jittered(FIRST_RETRY)), it.reason())
                    : row.to(State.UNCERTAIN, it.reason());
        }
        throw new IllegalArgumentException("Unknown outcome " + outcome);
    }

    /** Tries again after 5 s, 10 s, 20 s ... up to an hour; gives up a day after the first of several attempts. */
    private Settled retry(Row row, String reason, @Nullable Duration after, Instant now) {
        if (row.attempts() >= LEAST_ATTEMPTS
                && row.firstAt().plus(properties.giveUp()).isBefore(now)) {
            return row.to(State.FAILED, "given up: " + reason);
        }
        var doubled = FIRST_RETRY.multipliedBy(1L << Math.min(Math.max(row.attempts() - 1, 0), 12));
        var wait = jittered(doubled.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : doubled);
        return row.later(State.RETRY, now.plus(after != null && after.compareTo(wait) > 0 ? after : wait), reason);
    }

    /** Soon again: either the language is held by then, or the text of this one person is at fault. */
    private static Settled unreadable(Row row, String reason, Instant now) {
        return row.attempts() >= MOST_UNREADABLE
                ? row.to(State.FAILED, "the text cannot be read: " + reason)
                : row.later(State.RETRY, now.plusSeconds(1), reason);
    }

    /** Up to a quarter longer, so that not all come at once. */
    private static Duration jittered(Duration wait) {
        return wait.plusMillis(ThreadLocalRandom.current().nextLong(wait.toMillis() / 4 + 1));
    }
}
