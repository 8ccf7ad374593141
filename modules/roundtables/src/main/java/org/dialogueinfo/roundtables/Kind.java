package org.dialogueinfo.roundtables;

import java.util.EnumSet;
import java.util.Set;

/** What a message to invitees is about, and who of them may still get it when its turn comes. */
enum Kind {
    INVITATION(State.ASKED),
    UPDATE(Set.of(
            State.SENT,
            State.DELIVERED,
            State.ACCEPTED,
            State.TENTATIVE,
            State.WAITLISTED,
            State.OFFERED,
            State.CONFIRMED)),
    CANCEL(Set.of(State.CANCELLED, State.WITHDRAWN)),
    OFFER(Set.of(State.OFFERED)),
    REMINDER(Set.of(State.SENT, State.DELIVERED, State.TENTATIVE, State.ACCEPTED, State.CONFIRMED)),
    NUDGE(State.UNANSWERED),
    NOTE(State.ASKED),
    BILATERAL(Set.of(State.ACCEPTED, State.CONFIRMED, State.CHECKED_IN)),
    BILATERAL_CANCEL(EnumSet.allOf(State.class)),
    THANKS(Set.of(State.THANKED)),
    SUMMARY(Set.of(State.CHECKED_IN, State.THANKED));

    private final Set<State> states;

    Kind(Set<State> states) {
        this.states = states;
    }

    boolean concerns(State state) {
        return states.contains(state);
    }

    String key(RoundtableId roundtable, String detail) {
        return "roundtable:%s:%s:%s".formatted(roundtable, Codes.of(this), detail);
    }

    /** The kind of a broadcast's key. */
    static Kind ofKey(String key) {
        return Codes.find(Kind.class, "kind", key.split(":")[2]);
    }
}
