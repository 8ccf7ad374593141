package org.dialogueinfo.subscriptions;

import java.util.List;

/**
 * How many subscribe, counted anew every hour.
 *
 * @param people by channel and rendering
 * @param topics by topic and channel; single agreements count as {@code agreement}
 */
public record SubscribersCounted(List<Count> people, List<Count> topics) {

    public record Count(String of, String and, long n) {}
}
