package org.dialogueinfo.roundtables;

/**
 * An event with what happened to it.
 *
 * @param sequence what calendars are told; rises when they must change
 * @param wave how often invitations have gone out
 */
record Event(Roundtable roundtable, Phase phase, int sequence, int wave, boolean announced, boolean needsForgotten) {

    RoundtableId id() {
        return roundtable.id();
    }

    void requireOpen() {
        if (phase == Phase.CANCELLED) {
            throw new Refusal(Refusal.Reason.CANCELLED, "The roundtable %s is cancelled".formatted(id()));
        }
        requireKept();
    }

    void requireKept() {
        if (phase == Phase.ANONYMISED) {
            throw new Refusal(
                    Refusal.Reason.ANONYMISED, "The personal data of the roundtable %s are gone".formatted(id()));
        }
    }

    enum Phase {
        PLANNED,
        CANCELLED,
        ANONYMISED
    }
}
