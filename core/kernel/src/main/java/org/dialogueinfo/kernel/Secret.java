package org.dialogueinfo.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A password or token that no log, error or {@code toString} shows. */
public record Secret(String value) {

    public boolean isEmpty() {
        return value.isBlank();
    }

    /** Compares in a time that does not depend on where the two differ. */
    public boolean matches(String candidate) {
        return MessageDigest.isEqual(
                value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
