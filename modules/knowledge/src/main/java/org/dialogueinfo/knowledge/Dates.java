package org.dialogueinfo.knowledge;

import java.time.format.DateTimeFormatter;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;

/** Dates as people write them. */
final class Dates {

    private Dates() {}

    /** As finely as it is known: {@code 27 February 2023}, {@code February 2023} or {@code 2023}. */
    static String written(PartialDate date, Language language) {
        var pattern = switch (date.value().length()) {
            case 4 -> "uuuu";
            case 7 -> "LLLL uuuu";
            default -> language == Language.SR ? "d. MMMM uuuu." : "d MMMM uuuu";
        };
        return DateTimeFormatter.ofPattern(pattern, Rendering.of(language).locale())
                .format(date.first());
    }
}
