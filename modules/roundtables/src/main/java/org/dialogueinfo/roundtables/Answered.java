package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.Map;

/** What an invitation's state means to whoever counts answers; each state is one of these. */
public enum Answered {
    COMING,
    PERHAPS,
    WAITING,
    NOT_COMING,
    NO_ANSWER,
    NOT_INVITED;

    static Answered of(State state) {
        return switch (state) {
            case ACCEPTED, CONFIRMED, CHECKED_IN, THANKED -> COMING;
            case TENTATIVE -> PERHAPS;
            case WAITLISTED, OFFERED -> WAITING;
            case DECLINED, DELEGATED, NO_SHOW, WITHDRAWN, CANCELLED, ANONYMISED -> NOT_COMING;
            case SENT, DELIVERED, BOUNCED -> NO_ANSWER;
            case DRAFT, APPROVED -> NOT_INVITED;
        };
    }

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /** Adds to one row of a table of answers. */
    static <K> void count(Map<K, Map<Answered, Long>> table, K row, State state, long count) {
        var counts = table.computeIfAbsent(row, key -> {
            var zeros = new EnumMap<Answered, Long>(Answered.class);
            for (var it : values()) {
                zeros.put(it, 0L);
            }
            return zeros;
        });
        counts.merge(of(state), count, Long::sum);
    }
}
