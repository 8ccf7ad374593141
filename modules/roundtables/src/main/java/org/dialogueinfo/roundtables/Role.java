package org.dialogueinfo.roundtables;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a person is at the table for. */
public enum Role {
    PRINCIPAL,
    DELEGATE,
    OBSERVER,
    INTERPRETER,
    STAFF;

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
    public static Role of(String code) {
        return Codes.find(Role.class, "role", code);
    }
}
