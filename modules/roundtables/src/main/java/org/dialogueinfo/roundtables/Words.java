package org.dialogueinfo.roundtables;

import java.net.URI;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ResourceBundle;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The module's own words in each language, always in Latin; and the addresses of its pages. */
@Component("roundtablesWords")
class Words {

    private static final ResourceBundle.Control ONLY_THE_LANGUAGE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String baseUrl;

    Words(@Value("${dialogue.base-url}") String baseUrl) {
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    String say(Language language, String key, Object... values) {
        return text(language, key, values);
    }

    static String text(Language language, String key, Object... values) {
        var text = ResourceBundle.getBundle(
                        "messages/roundtables",
                        Rendering.of(language).locale(),
                        Words.class.getClassLoader(),
                        ONLY_THE_LANGUAGE)
                .getString("roundtables." + key);
        return values.length == 0
                ? text
                : new MessageFormat(text, Rendering.of(language).locale()).format(values);
    }

    String shown(Localized<String> text, Language language) {
        return text.shownIn(language).map(Localized.Shown::value).orElse("");
    }

    String moment(Language language, Instant at) {
        var pattern = language == Language.SR ? "EEEE, d. MMMM uuuu. 'u' HH:mm" : "EEEE, d MMMM uuuu, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, Rendering.of(language).locale())
                .format(at.atZone(Roundtable.HOUSE_ZONE));
    }

    URI page(Rendering rendering, String path) {
        return URI.create("%s/%s%s".formatted(baseUrl, rendering.path(), path));
    }

    String host() {
        var host = URI.create(baseUrl).getHost();
        return host == null ? "localhost" : host;
    }
}
