package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies an item of the smaller kinds, readably: {@code number-plates}. */
public record ItemId(@JsonValue String value) {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 80;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ItemId {
        if (value.length() > LONGEST || !WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An id is words of small letters and digits like number-plates, at most %d characters, not '%s'"
                            .formatted(LONGEST, value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
