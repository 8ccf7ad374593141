package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a source, readably: {@code pax-2022}. */
public record SourceId(@JsonValue String value) {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceId {
        if (value.length() > 60 || !WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A source id is words of small letters and digits like pax-2022, not '%s'".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
