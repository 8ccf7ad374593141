package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whose limit it was, told by what comes after the pause. */
class ComplaintsTests {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final AtomicLong now = new AtomicLong();
    private final Complaints complaints = new Complaints(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void takesTheFirstForTheWholeChannels() {
        complaints.served("6");
        assertThat(complaints.isOfOneAddress("7", PAUSE)).isFalse();
        assertThat(complaints.isOfOneAddress("8", PAUSE)).isFalse();
    }

    @Test
    void knowsAnAddressThatIsRefusedAgainWhileOthersAreServed() {
        complaints.isOfOneAddress("7", PAUSE);
        pass(PAUSE.plusMillis(1));
        complaints.served("8");
        assertThat(complaints.isOfOneAddress("7", PAUSE)).isTrue();
        assertThat(complaints.isOfOneAddress("8", PAUSE)).isFalse();
    }

    /** What was under way already when the first was refused says nothing. */
    @Test
    void goesByThoseServedAfterThePause() {
        complaints.isOfOneAddress("7", PAUSE);
        pass(Duration.ofMillis(50));
        complaints.served("8");
        pass(PAUSE);
        assertThat(complaints.isOfOneAddress("7", PAUSE)).isFalse();
    }

    @Test
    void beginsAnewWithAnAddressThatWasServed() {
        complaints.isOfOneAddress("7", PAUSE);
        pass(PAUSE.plusMillis(1));
        complaints.served("7");
        complaints.served("8");
        assertThat(complaints.isOfOneAddress("7", PAUSE)).isFalse();
    }
}
