package org.dialogueinfo.roundtables;

import java.util.List;
import org.dialogueinfo.kernel.Rendering;

/**
 * Everything kept of a person.
 *
 * @param groups in how many of the organisers' groups they are
 */
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
        List<Move> log,
        int groups) {

    @Override
    public String toString() {
        return "Held[***]";
    }

    static Held of(Invited it, List<Move> log, int groups) {
        var details = it.details();
        return details == null
                ? new Held("", "", it.role(), it.side(), it.rendering(), "", "", "", "", "", "", List.of(), 0)
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
                        log,
                        groups);
    }
}
