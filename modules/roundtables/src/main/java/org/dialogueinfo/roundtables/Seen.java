package org.dialogueinfo.roundtables;

import java.time.Instant;
import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/**
 * What the personal page shows.
 *
 * @param open whether an answer still changes something
 * @param mayDelegate whether somebody else may be sent
 * @param pass what opens the door, if the person is expected
 * @param others who takes part, of those who agreed to be seen, if this person agreed too
 */
public record Seen(
        Roundtable roundtable,
        String phase,
        State state,
        Rendering rendering,
        @Nullable Instant offeredUntil,
        boolean open,
        boolean mayDelegate,
        boolean shares,
        boolean wantsSummary,
        boolean quiet,
        @Nullable Pass pass,
        List<String> others,
        Held held) {

    /**
     * A pass for the door; it names nobody.
     *
     * @param code to be read out, if nothing can read the picture
     * @param picture a QR code, as SVG
     */
    public record Pass(String code, String picture) {

        static Pass of(String invitation) {
            return new Pass(invitation.substring(0, 8), Exports.svg(invitation));
        }
    }
}
