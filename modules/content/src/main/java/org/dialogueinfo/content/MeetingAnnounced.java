package org.dialogueinfo.content;

import java.time.Instant;

/** A meeting became public for the first time. */
public record MeetingAnnounced(MeetingId meeting, Instant at) {}
