package org.dialogueinfo.delivery;

import org.dialogueinfo.kernel.Language;

/**
 * A channel cannot read a broadcast's text in a language: its rows wait until somebody mends it and resumes
 * ({@link Broadcasts#resume(BroadcastId, Language, org.dialogueinfo.kernel.Card)}). Published within the process.
 */
public record LanguageHeld(BroadcastId broadcast, String key, Language language, String channel, String reason) {}
