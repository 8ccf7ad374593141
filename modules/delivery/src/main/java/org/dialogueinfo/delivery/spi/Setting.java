package org.dialogueinfo.delivery.spi;

import java.util.function.Predicate;

/**
 * A value that an administrator may change while the application runs; never a secret.
 *
 * @param name the property's, such as {@code dialogue.newsletter.reply-to}
 * @param configured what the properties say, which holds until somebody changes it
 * @param check whether a value may be
 */
public record Setting(String name, String configured, Predicate<String> check) {

    public Setting {
        if (!check.test(configured)) {
            throw new IllegalArgumentException("%s may not be '%s'".formatted(name, configured));
        }
    }
}
