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
        List<String> others,
        Held held) {}
