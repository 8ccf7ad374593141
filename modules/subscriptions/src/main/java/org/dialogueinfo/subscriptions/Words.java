package org.dialogueinfo.subscriptions;

import java.util.Collection;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;

/** The module's texts in one language. */
final class Words {

    private static final ResourceBundle.Control ONLY_THE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle texts;

    Words(Language language) {
        this.texts = ResourceBundle.getBundle(
                "messages/subscriptions",
                Rendering.of(language).locale(),
                Words.class.getClassLoader(),
                ONLY_THE_LANGUAGE);
    }

    String say(String key) {
        return texts.getString(key);
    }

    /** The topics' names, each kind once. */
    String names(Collection<Topic> topics) {
        return topics.stream()
                .map(it -> say("subscriptions.topic." + it.value().replaceFirst(":.*", "")))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
