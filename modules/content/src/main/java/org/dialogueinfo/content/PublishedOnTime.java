package org.dialogueinfo.content;

import java.time.Instant;

/**
 * A working copy was published at the hour that an editor had set.
 *
 * @param item kind and id, such as {@code agreement/ibm}
 * @param editor who had set the hour
 */
public record PublishedOnTime(String item, String editor, Instant at) {}
