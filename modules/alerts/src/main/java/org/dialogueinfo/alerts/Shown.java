package org.dialogueinfo.alerts;

import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.context.MessageSource;

/** Texts of the archive for a reader: one in another language than theirs says so. */
final class Shown {

    private Shown() {}

    static String text(MessageSource messages, Localized<String> text, Language language) {
        return text.shownIn(language)
                .map(it -> it.fallback()
                        ? "%s (%s)"
                                .formatted(
                                        it.value(),
                                        messages.getMessage(
                                                "alerts.available",
                                                new Object[] {it.language().ownName()},
                                                Rendering.of(language).locale()))
                        : it.value())
                .orElse("");
    }
}
