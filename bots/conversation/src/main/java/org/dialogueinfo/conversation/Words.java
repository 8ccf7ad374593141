package org.dialogueinfo.conversation;

import java.net.URI;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The bot's own words in each language, and the addresses of the site's pages. */
@Component
class Words {

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

    URI page(Rendering rendering, String path) {
        return URI.create(baseUrl + "/" + rendering.path() + path);
    }
}
