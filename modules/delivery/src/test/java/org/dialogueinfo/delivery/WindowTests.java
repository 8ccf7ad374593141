package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.dialogueinfo.delivery.Window.Stretch;
import org.junit.jupiter.api.Test;

class WindowTests {

    private static final long SECOND = 1_000_000_000L;

    private static final Stretch THIRTY = new Stretch(30, SECOND);
    private static final Stretch QUICK = new Stretch(1, SECOND / 10);

    private final AtomicLong now = new AtomicLong();

    @Test
    void neverLetsMoreBeginInASecondHoweverTheyCome() {
        var window = new Window(30, now::get);
        var random = new Random(1);
        var begun = new ArrayList<Long>();
        while (begun.size() < 3000) {
            now.addAndGet(random.nextInt(100) == 0 ? random.nextInt(400_000_000) : random.nextInt(20_000_000));
            if (window.begin(random.nextBoolean(), THIRTY)) {
                begun.add(now.get());
            }
        }
        for (int i = 30; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 30)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    /** With a pace that was learned, whatever the published one. */
    @Test
    void keepsALowerPaceInEverySecond() {
        var window = new Window(30, now::get);
        for (var perSecond : new double[] {30, 12, 9.5, 0.5, 20}) {
            var begun = new ArrayList<Long>();
            now.addAndGet(10 * SECOND);
            while (begun.size() < 60) {
                now.addAndGet(1_000_000);
                if (window.begin(false, Stretch.of(perSecond, 1))) {
                    begun.add(now.get());
                }
            }
            var most = (int) Math.ceil(perSecond);
            for (int i = most; i < begun.size(); i++) {
                assertThat(begun.get(i) - begun.get(i - most))
                        .as("at %s a second", perSecond)
                        .isGreaterThanOrEqualTo(SECOND);
            }
            assertThat((begun.size() - most) / ((begun.get(59) - begun.get(0)) / (double) SECOND))
                    .isGreaterThan(perSecond * 0.85);
        }
    }

    @Test
    void losesNothingToADelay() {
        var window = new Window(30, now::get);
        for (int i = 0; i < 30; i++) {
            now.set(i * SECOND / 30);
            assertThat(window.begin(false, THIRTY)).isTrue();
        }
        now.set(SECOND + SECOND / 2);
        assertThat(window.begin(false, THIRTY)).isTrue();
        assertThat(window.begin(false, THIRTY)).isTrue();
    }

    @Test
    void letsAReplyBeginBeforeAllThatWait() throws Exception {
        var window = new Window(1, System::nanoTime);
        var order = new CopyOnWriteArrayList<String>();
        window.await(false, () -> QUICK);
        var threads = Executors.newCachedThreadPool();
        for (int i = 0; i < 5; i++) {
            threads.submit(() -> {
                window.await(false, () -> QUICK);
                order.add("broadcast");
                return null;
            });
        }
        TimeUnit.MILLISECONDS.sleep(20);
        window.await(true, () -> QUICK);
        order.add("reply");
        threads.shutdown();
        assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(order).hasSize(6);
        assertThat(List.copyOf(order).indexOf("reply")).isLessThanOrEqualTo(1);
    }
}
