package org.dialogueinfo.delivery;

import java.util.Map;
import org.dialogueinfo.kernel.Rendering;

/**
 * Messages came to an end: how many on a channel, not whose.
 *
 * @param sent those that arrived, by rendering
 * @param states all of them, by how they ended
 */
public record MessagesSettled(String channel, Map<Rendering, Long> sent, Map<Broadcasts.State, Long> states) {}
