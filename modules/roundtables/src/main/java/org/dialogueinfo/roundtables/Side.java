package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a person comes from, as far as the seating needs to know. */
public enum Side {
    KOSOVO,
    SERBIA,
    EU,
    OTHER;

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
    public static Side of(String code) {
        return Codes.find(Side.class, "side", code);
    }
}
