package org.dialogueinfo.roundtables;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StateTests {

    @ParameterizedTest
    @CsvSource({
        "draft, approved",
        "approved, sent",
        "sent, delivered",
        "sent, bounced",
        "delivered, accepted",
        "delivered, tentative",
        "delivered, declined",
        "delivered, delegated",
        "delivered, waitlisted",
        "waitlisted, offered",
        "offered, confirmed",
        "confirmed, checked-in",
        "confirmed, no-show",
        "checked-in, thanked",
        "thanked, anonymised",
        "accepted, withdrawn",
        "accepted, cancelled"
    })
    void allowsTheWayOfAnInvitation(String from, String to) {
        assertThat(State.of(from).mayBecome(State.of(to))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "draft, sent",
        "draft, accepted",
        "approved, accepted",
        "declined, checked-in",
        "delegated, accepted",
        "waitlisted, confirmed",
        "waitlisted, accepted",
        "waitlisted, checked-in",
        "cancelled, accepted",
        "withdrawn, accepted",
        "thanked, declined",
        "anonymised, accepted"
    })
    void refusesWhatLeadsRoundIt(String from, String to) {
        assertThat(State.of(from).mayBecome(State.of(to))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void goesNowhereFromForgetting(State state) {
        assertThat(State.ANONYMISED.mayBecome(state)).isFalse();
        assertThat(state.mayBecome(State.DRAFT)).isFalse();
        assertThat(State.of(state.code())).isEqualTo(state);
    }

    @Test
    void namesBothStatesWhenItRefuses() {
        assertThat(new IllegalMove(State.DECLINED, State.CHECKED_IN))
                .hasMessage("An invitation that is declined cannot become checked-in");
    }
}
