package org.dialogueinfo.content;

import java.time.Instant;

/** An agreement became public for the first time. */
public record AgreementPublished(AgreementId agreement, Instant at) {}
