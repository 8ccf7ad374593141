package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private final AtomicLong time = new AtomicLong();
    private final Breaker breaker = new Breaker(Duration.ofSeconds(15), time::get);

    @Test
    void leavesAFailingChannelAloneAndTriesItWithOneMessage() {
        for (int i = 0; i < 9; i++) {
            assertThat(breaker.failed("time-out", 1)).isFalse();
        }
        assertThat(breaker.most(8)).isEqualTo(8);
        assertThat(breaker.failed("time-out", 1)).isTrue();
        assertThat(breaker.open()).isEqualTo("time-out");
        assertThat(breaker.most(8)).isZero();
        pass(16);
        assertThat(breaker.most(8)).isEqualTo(1);
        breaker.failed("time-out", 1);
        pass(16);
        assertThat(breaker.most(8)).as("the pause doubles").isZero();
        pass(16);
        assertThat(breaker.most(8)).isEqualTo(1);
        breaker.succeeded();
        assertThat(breaker.most(8)).isEqualTo(8);
        assertThat(breaker.open()).isNull();
    }

    @Test
    void bearsFailuresBetweenSuccesses() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.failed("greylisted", 1)).isFalse();
            if (i % 9 == 8) {
                breaker.succeeded();
            }
        }
    }

    @Test
    void doesNotDoubleForWhatWasUnderWayWhenItOpened() {
        for (int i = 0; i < 20; i++) {
            breaker.failed("time-out", 1);
        }
        pass(16);
        assertThat(breaker.most(8)).isEqualTo(1);
    }

    private void pass(int seconds) {
        time.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
