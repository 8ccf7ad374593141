package org.dialogueinfo.website;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What every public address of the site rests on: where it stands, what day it is there, and its words. */
@Component
class Site {

    /** The first segment of every page's address. */
    static final String RENDERING = "/{rendering:en|sq|sr|sr-cyrl}";

    static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    private final String base;
    private final Clock clock;
    private final MessageSource messages;

    Site(@Value("${dialogue.base-url:http://localhost:8080}") String baseUrl, Clock clock, MessageSource messages) {
        this.base = baseUrl.replaceFirst("/+$", "");
        this.clock = clock;
        this.messages = messages;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HOUSE_ZONE);
    }

    /** The absolute address of a path that begins with a slash. */
    String url(String path) {
        return base + path;
    }

    String url(Rendering rendering, String rest) {
        return base + "/" + rendering.path() + rest;
    }

    String say(String key, Rendering rendering, Object... args) {
        return messages.getMessage(key, args, rendering.locale());
    }
}
