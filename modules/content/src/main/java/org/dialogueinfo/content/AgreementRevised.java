package org.dialogueinfo.content;

import java.time.Instant;

/**
 * A public agreement was published again, changed.
 *
 * @param revision the agreement's revision that is public now
 */
public record AgreementRevised(AgreementId agreement, int revision, Instant at) {}
