package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WindowTests {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void neverLetsMoreBeginInASecondHoweverTheyCome() {
        var window = new Window(30);
        var random = new Random(1);
        var begun = new ArrayList<Long>();
        var now = 0L;
        for (int i = 0; i < 3000; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(400_000_000) : random.nextInt(20_000_000);
            begun.add(window.reserve(now, SECOND));
            now = Math.max(now, begun.get(i));
        }
        for (int i = 30; i < begun.size(); i++) {
            assertThat(begun.get(i) - begun.get(i - 30)).isGreaterThanOrEqualTo(SECOND);
        }
    }

    @Test
    void losesNothingToADelay() {
        var window = new Window(30);
        for (int i = 0; i < 30; i++) {
            window.reserve(i * SECOND / 30, SECOND);
        }
        assertThat(window.reserve(SECOND + SECOND / 2, SECOND)).isEqualTo(SECOND + SECOND / 2);
        assertThat(window.reserve(SECOND + SECOND / 2, SECOND)).isEqualTo(SECOND + SECOND / 2);
    }
}
