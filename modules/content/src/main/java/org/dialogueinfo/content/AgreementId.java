package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies an agreement, readably: {@code first-agreement}. */
public record AgreementId(@JsonValue String value) {

    private static final Pattern WORDS = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST = 50;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgreementId {
        if (value.length() > LONGEST || !WORDS.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "An agreement id is words of small letters and digits like first-agreement, at most %d characters, not '%s'"
                            .formatted(LONGEST, value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
