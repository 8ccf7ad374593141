package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies an event, readably and without naming anybody: {@code 2026-03-exchange}. */
public record RoundtableId(@JsonValue String value) {

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    @JsonCreator
    public RoundtableId {
        if (value.length() > 50 || !SHAPE.matcher(value).matches()) {
            throw new InputRefused("id", "2026-03-exchange");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
