package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How the pace is learned, played against far sides that complain above a limit of their own. */
class RateTests {

    private static final double PUBLISHED = 30;

    /** One step is two seconds; a complaint costs one of them as a pause. @return what was used of the limit, per step */
    private static double used(double limit, int steps, int after) {
        var rate = Rate.of(PUBLISHED);
        var sum = 0.0;
        for (int step = 0; step < steps; step++) {
            var complains = rate.perSecond() > limit;
            if (step >= after) {
                sum += complains ? limit / 2 : rate.perSecond();
            }
            rate = complains ? rate.lowered() : rate.raised(PUBLISHED);
        }
        return sum / (steps - after) / limit;
    }

    @Test
    void keepsToThePublishedLimitIfNobodyComplains() {
        assertThat(used(30, 100, 0)).isEqualTo(1);
    }

    @Test
    void findsALowerLimitWithinAMinute() {
        for (var limit : new double[] {3, 12, 20, 25, 29}) {
            assertThat(used(limit, 120, 30)).as("limit %s", limit).isGreaterThan(0.85);
        }
    }

    @Test
    void climbsBackWhenTheLimitIsLifted() {
        var rate = Rate.of(PUBLISHED);
        for (int i = 0; i < 10; i++) {
            rate = rate.lowered();
        }
        assertThat(rate.perSecond()).isLessThan(10);
        for (int i = 0; i < 200; i++) {
            rate = rate.raised(PUBLISHED);
        }
        assertThat(rate.perSecond()).isEqualTo(PUBLISHED);
    }
}
