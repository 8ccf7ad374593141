package org.dialogueinfo.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A language in a script, as a person reads it. Its {@link #path()} is the first segment of every page's address. */
public enum Rendering {
    SQ(Language.SQ, Script.LATIN, "sq", "sq", "Shqip"),
    SR(Language.SR, Script.LATIN, "sr", "sr-Latn", "Srpski"),
    SR_CYRL(Language.SR, Script.CYRILLIC, "sr-cyrl", "sr-Cyrl", "Српски"),
    EN(Language.EN, Script.LATIN, "en", "en", "English");

    private final Language language;
    private final Script script;
    private final String path;
    private final String tag;
    private final String ownName;

    Rendering(Language language, Script script, String path, String tag, String ownName) {
        this.language = language;
        this.script = script;
        this.path = path;
        this.tag = tag;
        this.ownName = ownName;
    }

    public Language language() {
        return language;
    }

    public Script script() {
        return script;
    }

    /** The address segment: {@code sq}, {@code sr}, {@code sr-cyrl} or {@code en}. */
    @JsonValue
    public String path() {
        return path;
    }

    /** The BCP 47 tag for {@code lang} attributes and {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** The name people know it by, in itself. */
    public String ownName() {
        return ownName;
    }

    /** The locale by which message bundles and dates are chosen; Cyrillic uses the Latin bundle, then transliterates. */
    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** Shows a text of this rendering's language: as it is, or in Cyrillic. */
    public String show(String text) {
        return script == Script.CYRILLIC ? Cyrillic.of(text) : text;
    }

    /** The rendering of a language in its own, Latin, script. */
    public static Rendering of(Language language) {
        return switch (language) {
            case SQ -> SQ;
            case SR -> SR;
            case EN -> EN;
        };
    }

    /** The rendering of a language and script; Cyrillic exists for Serbian alone and is ignored for the others. */
    public static Rendering of(Language language, Script script) {
        return language == Language.SR && script == Script.CYRILLIC ? SR_CYRL : of(language);
    }

    /** Reads an address segment or a BCP 47 tag, whatever its case. */
    public static Optional<Rendering> find(String pathOrTag) {
        for (var rendering : values()) {
            if (rendering.path.equalsIgnoreCase(pathOrTag) || rendering.tag.equalsIgnoreCase(pathOrTag)) {
                return Optional.of(rendering);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads an address segment.
     *
     * @throws IllegalArgumentException if it names no rendering
     */
    @JsonCreator
    public static Rendering of(String path) {
        return find(path)
                .orElseThrow(() ->
                        new IllegalArgumentException("A language is sq, sr, sr-cyrl or en, not '%s'".formatted(path)));
    }
}
