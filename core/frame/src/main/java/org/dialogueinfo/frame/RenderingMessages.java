package org.dialogueinfo.frame;

import java.util.Locale;
import org.dialogueinfo.kernel.Cyrillic;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The message bundles of all modules; Serbian Cyrillic is the Latin text, transliterated. */
class RenderingMessages extends ResourceBundleMessageSource {

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] args, @Nullable Locale locale) {
        var message = super.getMessageInternal(code, args, locale);
        return message != null && locale != null && locale.getScript().equals("Cyrl") ? Cyrillic.of(message) : message;
    }
}
