package org.dialogueinfo.delivery;

import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Localized;

/**
 * A message to an audience.
 *
 * @param key the same key never sends twice
 * @param audience a name that an audience provider knows
 * @param card one per language
 */
public record Broadcast(String key, String audience, Priority priority, Localized<Card> card) {

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
