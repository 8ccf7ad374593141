package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandTests {

    private static final Duration FAST = Duration.ofMillis(30);
    private static final Duration SLOW = Duration.ofSeconds(2);

    private final Hand hand = new Hand(16, 250);

    @Test
    void growsWhileTheFarSideIsFastAndThereIsMore() {
        assertThat(hand.most()).isEqualTo(16);
        for (int i = 0; i < 10; i++) {
            hand.filled();
            hand.emptied(FAST);
        }
        assertThat(hand.most()).isEqualTo(250);
    }

    @Test
    void doesNotGrowForWhatIsThereAnyway() {
        hand.emptied(FAST);
        assertThat(hand.most()).isEqualTo(16);
    }

    @Test
    void leavesTheRestToOthersWhenTheFarSideIsSlow() {
        hand.filled();
        hand.emptied(FAST);
        hand.filled();
        hand.emptied(SLOW);
        hand.filled();
        hand.emptied(SLOW);
        assertThat(hand.most()).isEqualTo(16);
    }

    @Test
    void staysWhereHalfASecondOfWorkIsInHand() {
        hand.filled();
        hand.emptied(FAST);
        hand.filled();
        hand.emptied(Duration.ofMillis(500));
        assertThat(hand.most()).isEqualTo(32);
    }

    @Test
    void aPaceBelowWhatTheWorkersNeedLeavesThemWorking() {
        assertThat(new Hand(16, 7).most()).isEqualTo(16);
    }
}
