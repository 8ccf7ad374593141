package org.dialogueinfo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpacingTests {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Spacing spacing = new Spacing(address -> address.startsWith("-") ? SECOND.multipliedBy(3) : SECOND);

    private Duration take(String address, Duration at) {
        return spacing.take(address, at.toNanos());
    }

    @Test
    void keepsMessagesToOneAddressApartAndNoOthers() {
        assertThat(take("7", Duration.ZERO)).isZero();
        assertThat(take("7", Duration.ofMillis(300))).isEqualTo(Duration.ofMillis(700));
        assertThat(take("8", Duration.ofMillis(300))).isZero();
        assertThat(take("7", SECOND)).isZero();
    }

    @Test
    void letsAMessageWaitBehindAReply() {
        spacing.used("7", 0);
        assertThat(take("7", Duration.ofMillis(400))).isEqualTo(Duration.ofMillis(600));
    }

    /** Twenty a minute in a group, whoever sends them. */
    @Test
    void countsAllRepliesInAGroup() {
        for (int i = 0; i < 20; i++) {
            spacing.used("-5", 0);
        }
        assertThat(take("-5", SECOND)).isEqualTo(MINUTE.minus(SECOND));
        assertThat(take("-5", MINUTE)).isZero();
    }

    @Test
    void forgetsReplyAfterReply() {
        spacing.used("7", 0);
        spacing.used("7", MINUTE.toNanos());
        assertThat(take("7", MINUTE.plus(SECOND))).isZero();
    }
}
