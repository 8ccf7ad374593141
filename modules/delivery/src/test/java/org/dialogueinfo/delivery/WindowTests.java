package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowTests {

    private static final long SECOND = 1_000_000_000L;

    private final AtomicLong now = new AtomicLong();

    @Test
    void neverLetsMoreBeginInASecondHoweverTheyCome() {
        var window = new Window(30, now::get);
        var random = new Random(1);
        var begun = new ArrayList<Long>();
        while (begun.size() < 3000) {
            now.addAndGet(random.nextInt(100) == 0 ? random.nextInt(400_000_000) : random.nextInt(20_000_000));
            if (window.begin(random.nextBoolean(), SECOND)) {
                begun.add(now.get());
            }
        }
        for (int i = 30; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 30)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void losesNothingToADelay() {
        var window = new Window(30, now::get);
        for (int i = 0; i < 30; i++) {
            now.set(i * SECOND / 30);
            assertThat(window.begin(false, SECOND)).isTrue();
        }
        now.set(SECOND + SECOND / 2);
        assertThat(window.begin(false, SECOND)).isTrue();
        assertThat(window.begin(false, SECOND)).isTrue();
    }

    @Test
    void letsAReplyBeginBeforeAllThatWait() throws Exception {
        var window = new Window(1, System::nanoTime);
        var order = new CopyOnWriteArrayList<String>();
        window.await(false, () -> SECOND / 10);
        var threads = Executors.newCachedThreadPool();
        for (int i = 0; i < 5; i++) {
            threads.submit(() -> {
                window.await(false, () -> SECOND / 10);
                order.add("broadcast");
                return null;
            });
        }
        TimeUnit.MILLISECONDS.sleep(20);
        window.await(true, () -> SECOND / 10);
        order.add("reply");
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).hasSize(6);
        assertThat(List.copyOf(order).indexOf("reply")).isLessThanOrEqualTo(1);
    }
}
