package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.dialogueinfo.delivery.Broadcasts.State;
import org.dialogueinfo.delivery.DeliveryProperties.Uncertain;
import org.dialogueinfo.delivery.spi.Channel.Outcome;
import org.dialogueinfo.kernel.Rendering;
import org.dialogueinfo.testing.SettableClock;
import org.junit.jupiter.api.Test;

class VerdictsTests {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final Verdicts verdicts = verdicts(Uncertain.RESEND);

    private static Verdicts verdicts(Uncertain policy) {
        var day = Duration.ofDays(1);
        return new Verdicts(
                new DeliveryProperties(policy, day, day, Duration.ZERO, false, day, day, Map.of()),
                new SettableClock(NOW));
    }

    private static Row row(int attempts, Instant first, boolean resent) {
        return new Row(1, 7, "b", "test", "r", "a", Rendering.EN, State.PENDING, attempts, first, resent);
    }

    @Test
    void triesAgainWithGrowingPausesUpToAnHour() {
        var before = Duration.ZERO;
        for (int attempts = 1; attempts < 10; attempts++) {
            var due = verdicts.of(row(attempts, NOW, false), new Outcome.Retry("busy"))
                    .due();
            var pause = Duration.between(NOW, due);
            assertThat(pause).isGreaterThan(before);
            before = pause;
        }
        var late = verdicts.of(row(40, NOW, false), new Outcome.Retry("busy")).due();
        assertThat(Duration.between(NOW, late)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(75));
    }

    @Test
    void givesUpADayAfterTheFirstOfSeveralAttempts() {
        var longAgo = NOW.minus(Duration.ofDays(2));
        assertThat(verdicts.of(row(1, longAgo, false), new Outcome.Retry("down"))
                        .state())
                .as("a channel that was down for a day has not tried")
                .isEqualTo(State.RETRY);
        var end = verdicts.of(row(5, longAgo, false), new Outcome.Retry("down"));
        assertThat(end.state()).isEqualTo(State.FAILED);
        assertThat(end.reason()).isEqualTo("given up: down");
        assertThat(verdicts.of(row(50, NOW.minusSeconds(3600), false), new Outcome.Retry("down"))
                        .state())
                .isEqualTo(State.RETRY);
    }

    @Test
    void waitsAsLongAsTheFarSideAsks() {
        var due = verdicts.of(row(1, NOW, false), new Outcome.Retry("busy", Duration.ofMinutes(10)))
                .due();
        assertThat(due).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @Test
    void countsNoAttemptWhenNothingWasTried() {
        assertThat(verdicts.of(row(1, NOW, false), new Outcome.Unreachable("no route"))
                        .tried())
                .isFalse();
        assertThat(verdicts.of(row(1, NOW, false), new Outcome.Later(Duration.ofSeconds(3)))
                        .tried())
                .isFalse();
    }

    @Test
    void sendsOnceMoreWhatMayHaveArrivedUnlessTheyAreHeld() {
        var uncertain = new Outcome.Uncertain("time-out");
        assertThat(verdicts.of(row(1, NOW, false), uncertain).resent()).isTrue();
        assertThat(verdicts.of(row(2, NOW, true), uncertain).state()).isEqualTo(State.UNCERTAIN);
        assertThat(verdicts(Uncertain.HOLD).of(row(1, NOW, false), uncertain).state())
                .isEqualTo(State.UNCERTAIN);
    }
}
