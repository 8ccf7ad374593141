package org.dialogueinfo.content;

import java.util.Locale;

/** What the archive keeps, each under its own ids. */
enum Kind {
    SOURCE,
    VOCABULARY,
    AGREEMENT,
    MEETING;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
