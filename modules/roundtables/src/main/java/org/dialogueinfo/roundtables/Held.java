package org.dialogueinfo.roundtables;

import java.util.List;
import org.dialogueinfo.kernel.Rendering;

/** Everything kept of a person. */
public record Held(
        String name,
        String organisation,
        Role role,
        Side side,
        Rendering rendering,
        String email,
        String telegram,
        String diet,
        String access,
        String reason,
        String proposal,
        List<Move> log) {

    @Override
    public String toString() {
        return "Held[***]";
    }

    static Held of(Invited it, List<Move> log) {
        var details = it.details();
        return details == null
                ? new Held("", "", it.role(), it.side(), it.rendering(), "", "", "", "", "", "", List.of())
                : new Held(
                        details.name(),
                        details.organisation(),
                        it.role(),
                        it.side(),
                        it.rendering(),
                        details.email(),
                        details.telegram(),
                        details.diet(),
                        details.access(),
                        details.reason(),
                        details.proposal(),
                        log);
    }
}
