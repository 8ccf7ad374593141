package org.dialogueinfo.insights;

import java.util.Locale;

/** What is counted, and what its two parts mean. */
public enum Measure {
    /** Pages read: kind of page, rendering. */
    PAGE,
    /** Questions: outcome, language. */
    QUESTION,
    /** Messages that arrived: channel, rendering. */
    DELIVERY,
    /** Attempts that came to an end: channel, state. For the desk alone. */
    SETTLED,
    /** Subscribers on that day: channel, rendering. A state, not a sum: the day's last count stands. */
    SUBSCRIBER,
    /** Subscriptions of a topic on that day: topic, channel. A state as well; topics of single agreements are one. */
    TOPIC;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it belongs among the public's numbers. */
    public boolean isPublic() {
        return this != SETTLED;
    }

    /** Whether a later count of a day replaces the earlier one. */
    public boolean isState() {
        return this == SUBSCRIBER || this == TOPIC;
    }
}
