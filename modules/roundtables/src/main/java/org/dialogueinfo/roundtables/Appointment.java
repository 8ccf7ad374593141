package org.dialogueinfo.roundtables;

/**
 * A planned bilateral meeting, by the invitations of the two who meet.
 *
 * @param sequence what calendars are told; rises when it moves or is cancelled
 */
record Appointment(
        String id,
        RoundtableId roundtable,
        String host,
        String guest,
        int slot,
        int room,
        int sequence,
        Standing standing) {

    boolean cancelled() {
        return standing != Standing.PLANNED;
    }

    boolean concerns(String invitee) {
        return host.equals(invitee) || guest.equals(invitee);
    }

    String other(String invitee) {
        return host.equals(invitee) ? guest : host;
    }

    Bilaterals.Meeting meeting() {
        return new Bilaterals.Meeting(host, guest, slot, room);
    }

    /** A meeting that a plan had no place for may come back with the next; one that was cancelled does not. */
    enum Standing {
        PLANNED,
        DROPPED,
        CANCELLED
    }
}
