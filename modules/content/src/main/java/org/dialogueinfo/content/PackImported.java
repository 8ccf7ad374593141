package org.dialogueinfo.content;

import java.time.Instant;

/** A content pack was imported whole; nobody is alerted of it. */
public record PackImported(String pack, int added, int changed, Instant at) {}
