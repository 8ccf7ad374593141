package org.dialogueinfo.roundtables;

import java.time.Instant;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as it is stored.
 *
 * @param bump how often this person's calendar entry was taken back or given anew
 * @param calendarSent the sequence of the entry they were sent last
 * @param requestSince since when an entry is on its way to them
 * @param quiet whether they want no more messages
 * @param shares whether other participants who agree too may see their name
 * @param details what describes the person; null once it is erased
 */
record Invited(
        String id,
        RoundtableId roundtable,
        Role role,
        Side side,
        Rendering rendering,
        State state,
        int wave,
        int linkVersion,
        @Nullable Instant offeredUntil,
        @Nullable String delegatedFrom,
        int bump,
        @Nullable Integer calendarSent,
        @Nullable Instant requestSince,
        boolean quiet,
        boolean shares,
        boolean wantsSummary,
        @Nullable Instant checkedInAt,
        @Nullable Details details) {

    /** Everything that names or describes the person; what is unknown is empty. */
    record Details(
            String name,
            String organisation,
            String email,
            String telegram,
            String notes,
            String diet,
            String access,
            String reason,
            String proposal,
            String hint) {

        @Override
        public String toString() {
            return "Details[***]";
        }
    }

    String name() {
        return details == null ? "" : details.name();
    }
}
