package org.dialogueinfo.kernel;

/**
 * Shows Serbian Latin text in Cyrillic, always the same way. Addresses, mail addresses, codes, names of properties, Roman numerals and the
 * words of the exception list stay Latin.
 */
public final class Cyrillic {

    private Cyrillic() {}

    public static String of(String latin) {
        return Transliteration.DEFAULT.toCyrillic(latin);
    }

    /** The way back, for text that people type; letters that are not Serbian Cyrillic stay as they are. */
    public static String toLatin(String text) {
        return Transliteration.DEFAULT.toLatin(text);
    }
}
