package org.dialogueinfo.content;

import java.util.Locale;

/** What the archive keeps, each under its own ids. */
enum Kind {
    SOURCE,
    VOCABULARY,
    AGREEMENT,
    MEETING,
    CONCEPT,
    NEAR_TOPIC;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
