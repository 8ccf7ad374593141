package org.dialogueinfo.watch;

import java.text.MessageFormat;
import java.util.ResourceBundle;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;

/** The module's texts. */
final class Words {

    private static final ResourceBundle.Control ONLY_THE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Words() {}

    static String say(Language language, String key, Object... with) {
        var locale = Rendering.of(language).locale();
        var texts = ResourceBundle.getBundle("messages/watch", locale, Words.class.getClassLoader(), ONLY_THE_LANGUAGE);
        return new MessageFormat(texts.getString(key), locale).format(with);
    }

    static Localized<String> each(String key, Object... with) {
        return Localized.each(it -> say(it, key, with));
    }
}
