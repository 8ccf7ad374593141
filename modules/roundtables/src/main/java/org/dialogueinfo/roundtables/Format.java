package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of event it is. */
public enum Format {
    ROUNDTABLE,
    EXCHANGE,
    BILATERAL_SERIES,
    PUBLIC;

    @JsonValue
    public String code() {
        return Codes.of(this);
    }

    /**
     * Reads a code; upper case and underscores are fine.
     *
     * @throws IllegalArgumentException if there is no such code
     */
    @JsonCreator
    public static Format of(String code) {
        return Codes.find(Format.class, "format", code);
    }
}
