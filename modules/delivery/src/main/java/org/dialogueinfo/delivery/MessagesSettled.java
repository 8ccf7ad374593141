package org.dialogueinfo.delivery;

import java.util.Map;
import org.dialogueinfo.kernel.Rendering;

/** Messages arrived: how many on a channel in each rendering, not whose. */
public record MessagesSettled(String channel, Map<Rendering, Long> sent) {}
