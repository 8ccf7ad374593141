package org.dialogueinfo.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that runs like any other, from a moment of the test's choice, and can be put to another. */
public final class RunningClock extends Clock {

    private static final Clock REAL = Clock.systemUTC();

    private volatile Duration ahead;

    public RunningClock(Instant now) {
        this.ahead = Duration.between(REAL.instant(), now);
    }

    public void to(Instant moment) {
        ahead = Duration.between(REAL.instant(), moment);
    }

    public void forward(Duration duration) {
        ahead = ahead.plus(duration);
    }

    @Override
    public Instant instant() {
        return REAL.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
