package org.dialogueinfo.content;

import java.time.Instant;

/**
 * An item was taken out of what the public sees.
 *
 * @param item kind and id, such as {@code meeting/2023-02-27-brussels}
 */
public record ItemWithdrawn(String item, Instant at) {}
