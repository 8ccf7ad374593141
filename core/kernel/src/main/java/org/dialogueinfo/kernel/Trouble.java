package org.dialogueinfo.kernel;

/**
 * Something that a person must see to. Nothing in it names a reader.
 *
 * @param key the same for as long as the trouble lasts, on every node
 * @param what goes wrong, in one line
 * @param remedy what to do about it
 * @param page where to look, below the site's address, such as {@code /desk/health}
 */
public record Trouble(String key, Localized<String> what, Localized<String> remedy, String page) {}
