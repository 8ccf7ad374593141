package org.dialogueinfo.content;

import java.time.Instant;

/**
 * A public meeting was published again, changed.
 *
 * @param revision the meeting's revision that is public now
 */
public record MeetingCorrected(MeetingId meeting, int revision, Instant at) {}
