package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where an invitation stands. {@link #mayBecome} is the whole rule of what may follow what. */
public enum State {
    DRAFT,
    APPROVED,
    SENT,
    DELIVERED,
    BOUNCED,
    ACCEPTED,
    TENTATIVE,
    DECLINED,
    DELEGATED,
    WAITLISTED,
    OFFERED,
    CONFIRMED,
    CHECKED_IN,
    NO_SHOW,
    THANKED,
    ANONYMISED,
    WITHDRAWN,
    CANCELLED;

    /** Each of these takes a seat. */
    static final Set<State> SEATED = EnumSet.of(ACCEPTED, OFFERED, CONFIRMED, CHECKED_IN, THANKED);

    /** Those who were asked and can still be told something. */
    static final Set<State> ASKED = EnumSet.of(
            SENT,
            DELIVERED,
            BOUNCED,
            ACCEPTED,
            TENTATIVE,
            DECLINED,
            WAITLISTED,
            OFFERED,
            CONFIRMED,
            CHECKED_IN,
            NO_SHOW,
            THANKED);

    /** Those who were at the event, or were expected there and are not any more. */
    static final Set<State> PAST = EnumSet.of(CHECKED_IN, NO_SHOW, THANKED);

    /** Those who have not said whether they come. */
    static final Set<State> UNANSWERED = EnumSet.of(SENT, DELIVERED, TENTATIVE);

    /** Those who are expected. */
    static final Set<State> COMING = EnumSet.of(ACCEPTED, CONFIRMED);

    private static final Map<State, Set<State>> NEXT = new EnumMap<>(State.class);

    static {
        var answers = Set.of(ACCEPTED, TENTATIVE, DECLINED, DELEGATED, WAITLISTED);
        NEXT.put(DRAFT, open(Set.of(APPROVED)));
        NEXT.put(APPROVED, open(Set.of(SENT, OFFERED)));
        NEXT.put(SENT, open(answers, DELIVERED, BOUNCED));
        NEXT.put(DELIVERED, open(answers, BOUNCED));
        NEXT.put(BOUNCED, open(answers, SENT, DELIVERED));
        NEXT.put(TENTATIVE, open(answers));
        NEXT.put(DECLINED, open(answers));
        NEXT.put(ACCEPTED, open(answers, CHECKED_IN, NO_SHOW));
        NEXT.put(CONFIRMED, open(answers, CHECKED_IN, NO_SHOW));
        NEXT.put(WAITLISTED, open(Set.of(OFFERED, TENTATIVE, DECLINED, DELEGATED)));
        NEXT.put(OFFERED, open(Set.of(CONFIRMED, TENTATIVE, DECLINED, DELEGATED)));
        NEXT.put(DELEGATED, open(Set.of()));
        NEXT.put(CHECKED_IN, Set.of(CONFIRMED, THANKED, ANONYMISED));
        NEXT.put(NO_SHOW, Set.of(CHECKED_IN, ANONYMISED));
        NEXT.put(THANKED, Set.of(ANONYMISED));
        NEXT.put(WITHDRAWN, Set.of(APPROVED, ANONYMISED));
        NEXT.put(CANCELLED, Set.of(ANONYMISED));
        NEXT.put(ANONYMISED, Set.of());
    }

    private static Set<State> open(Set<State> next, State... more) {
        var all = EnumSet.of(WITHDRAWN, CANCELLED, ANONYMISED);
        all.addAll(next);
        all.addAll(Set.of(more));
        return all;
    }

    public boolean mayBecome(State next) {
        return next != this && NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    public boolean takesASeat() {
        return SEATED.contains(this);
    }

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /**
     * Reads a code such as {@code checked-in}.
     *
     * @throws IllegalArgumentException if there is no such state
     */
    @JsonCreator
    public static State of(String code) {
        return Codes.find(State.class, "state", code);
    }
}
