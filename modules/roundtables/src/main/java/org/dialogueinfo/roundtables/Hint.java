package org.dialogueinfo.roundtables;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Why a calendar reply did not count. Kept with a person as two codes, and said in the language of who reads it. */
enum Hint {
    FOREIGN,
    NOT_NOW,
    OUTDATED,
    BILATERAL,
    BILATERAL_FOREIGN;

    private static final Set<String> STATUSES = Set.of("ACCEPTED", "DECLINED", "TENTATIVE", "DELEGATED");
    private static final Pattern KEPT =
            Pattern.compile("(foreign|not-now|outdated|bilateral|bilateral-foreign) (\\w+)");

    /** As it is kept. */
    String with(String status) {
        return Codes.of(this) + " " + (STATUSES.contains(status) ? status.toLowerCase(Locale.ROOT) : "unreadable");
    }

    /** Reads what was kept; a sentence of the time before is said as it is. */
    static Sentence read(String kept) {
        var codes = KEPT.matcher(kept);
        return codes.matches()
                ? Sentence.of("hint." + codes.group(1), Sentence.of("hint.status." + codes.group(2)))
                : Sentence.literally(kept);
    }
}
