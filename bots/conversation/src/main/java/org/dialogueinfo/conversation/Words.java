package org.dialogueinfo.conversation;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The bot's own words in each language, dates as people write them, and the addresses of the site's pages. */
@Component
class Words {

    static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private final MessageSource messages;
    private final String baseUrl;

    Words(MessageSource messages, @Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.messages = messages;
        this.baseUrl = baseUrl;
    }

    /** Always in Latin; the channel shows Serbian in the person's script. */
    String say(Language language, String key, Object... values) {
        return messages.getMessage(
                "conversation." + key, values, Rendering.of(language).locale());
    }

    /** What stands for a code, such as a status; the code itself if there is no word for it. */
    String sayOr(Language language, String key, String otherwise) {
        return String.valueOf(messages.getMessage(
                "conversation." + key, null, otherwise, Rendering.of(language).locale()));
    }

    /** As finely as it is known: {@code 27 February 2023}, {@code February 2023} or {@code 2023}. */
    String date(PartialDate date, Language language) {
        return date.written(language);
    }

    /** A moment in the house zone, to the minute. */
    String moment(Instant at, Language language) {
        var pattern = language == Language.SR ? "d. MMMM uuuu. 'u' HH:mm" : "d MMMM uuuu, HH:mm";
        return format(pattern, language).format(at.atZone(HOUSE_ZONE));
    }

    private static DateTimeFormatter format(String pattern, Language language) {
        return DateTimeFormatter.ofPattern(pattern, Rendering.of(language).locale());
    }

    URI page(Rendering rendering, String path) {
        return URI.create(baseUrl + "/" + rendering.path() + path);
    }
}
