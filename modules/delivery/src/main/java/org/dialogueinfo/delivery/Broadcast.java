package org.dialogueinfo.delivery;

import java.time.Instant;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * A message to an audience.
 *
 * @param key the same key never sends twice
 * @param audience a name that an audience provider knows
 * @param card one per language
 * @param notBefore when it starts; null for at once
 */
public record Broadcast(
        String key,
        String audience,
        Priority priority,
        Localized<Card> card,
        @Nullable Instant notBefore) {

    /** A broadcast that starts at once. */
    public Broadcast(String key, String audience, Priority priority, Localized<Card> card) {
        this(key, audience, priority, card, null);
    }

    public BroadcastId id() {
        return BroadcastId.ofKey(key);
    }

    /** Which rows go first, most urgent first. */
    public enum Priority {
        PERSONAL,
        ALERT,
        DIGEST
    }
}
