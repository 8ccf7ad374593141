package org.dialogueinfo.roundtables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the log: who moved an invitation where, when and how. The first line of an invitation comes from nowhere. */
public record Move(@Nullable State from, State to, Instant at, String actor, String way) {}
