package org.dialogueinfo.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeadTests {

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void isReadAnewByOneWhileTheOthersGoOn() {
        var others = new Head[1];
        var asked = new AtomicInteger(-1);
        var head = new Head(
                () -> {
                    if (reads.incrementAndGet() == 2) {
                        asked.set((int) others[0].now().seq()); // somebody else asks while it is being read
                    }
                    return new Head.Position(reads.get(), "");
                },
                nanos::get);
        others[0] = head;
        assertThat(head.now().seq()).isEqualTo(1);
        after(400);
        assertThat(head.now().seq()).isEqualTo(1);
        after(200);
        assertThat(head.now().seq()).isEqualTo(2);
        assertThat(asked).as("who asked meanwhile did not read").hasValue(1);
        assertThat(reads).hasValue(2);
    }

    @Test
    void isNeverOlderThanASecond() {
        var head = new Head(() -> new Head.Position(reads.incrementAndGet(), ""), nanos::get);
        head.now();
        after(1001);
        assertThat(head.now().seq()).isEqualTo(2);
    }

    @Test
    void isForgottenWhenItMoves() {
        var head = new Head(() -> new Head.Position(reads.incrementAndGet(), ""), nanos::get);
        head.now();
        head.moved();
        assertThat(head.now().seq()).isEqualTo(2);
    }

    private void after(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }
}
