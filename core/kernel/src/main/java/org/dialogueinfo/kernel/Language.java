package org.dialogueinfo.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A language of the archive, named by its ISO 639-1 code: {@code sq}, {@code sr} or {@code en}. */
public enum Language {
    SQ("Shqip"),
    SR("Srpski"),
    EN("English");

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    /** The two letters used in addresses, files and JSON. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language's name in itself. */
    public String ownName() {
        return ownName;
    }

    /**
     * Reads a code such as {@code sr}; upper case is fine.
     *
     * @throws IllegalArgumentException if it is none of the three
     */
    @JsonCreator
    public static Language of(String code) {
        return find(code)
                .orElseThrow(
                        () -> new IllegalArgumentException("A language is sq, sr or en, not '%s'".formatted(code)));
    }

    /** The language of a code, if it is one of the three. */
    public static Optional<Language> find(String code) {
        for (var language : values()) {
            if (language.code().equalsIgnoreCase(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
