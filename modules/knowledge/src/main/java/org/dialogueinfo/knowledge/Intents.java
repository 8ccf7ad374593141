package org.dialogueinfo.knowledge;

/** The words of {@code intents.properties}, read once. */
final class Intents {

    static final Intent.Words WORDS = new Intent.Words();

    private Intents() {}
}
