package org.dialogueinfo.frame;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** Shows the archive's values as the reader of a page reads them. */
public record Texts(Rendering rendering) {

    private static final ZoneId HOUSE_ZONE = ZoneId.of("Europe/Belgrade");

    /** The text in the reader's language, or in another with {@link Shown#fallback()} set; empty if there is none. */
    public Shown of(Localized<String> text) {
        return text.shownIn(rendering.language())
                .map(it -> it.fallback()
                        ? new Shown(
                                it.value(),
                                Rendering.of(it.language()).tag(),
                                it.language().ownName())
                        : new Shown(rendering.show(it.value()), rendering.tag(), null))
                .orElse(new Shown("", rendering.tag(), null));
    }

    /** A Latin text of the reader's language, as shown. */
    public String show(String text) {
        return rendering.show(text);
    }

    public String date(PartialDate date) {
        var pattern = switch (date.value().length()) {
            case 4 -> "uuuu";
            case 7 -> "LLLL uuuu";
            default -> rendering.language() == org.dialogueinfo.kernel.Language.SR ? "d. MMMM uuuu." : "d MMMM uuuu";
        };
        return format(pattern, date.first());
    }

    /** A moment in the house zone. */
    public String moment(Instant at) {
        var pattern = rendering.language() == org.dialogueinfo.kernel.Language.SR
                ? "d. MMMM uuuu. HH:mm"
                : "d MMMM uuuu, HH:mm";
        return rendering.show(DateTimeFormatter.ofPattern(pattern, latin()).format(at.atZone(HOUSE_ZONE)));
    }

    private String format(String pattern, LocalDate day) {
        return rendering.show(DateTimeFormatter.ofPattern(pattern, latin()).format(day));
    }

    private java.util.Locale latin() {
        return Rendering.of(rendering.language()).locale();
    }

    /**
     * A text on a page.
     *
     * @param tag its BCP 47 tag, for the {@code lang} attribute
     * @param otherLanguage the own name of the language it is in, if that is not the reader's
     */
    public record Shown(String text, String tag, @Nullable String otherLanguage) {

        public boolean fallback() {
            return otherLanguage != null;
        }

        public boolean isEmpty() {
            return text.isBlank();
        }

        public List<String> paragraphs() {
            return text.isBlank() ? List.of() : List.of(text.strip().split("\\n\\s*\\n"));
        }
    }
}
