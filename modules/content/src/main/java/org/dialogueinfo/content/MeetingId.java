package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** Identifies a meeting, readably: {@code 2023-02-27-brussels}. */
public record MeetingId(@JsonValue String value) {

    private static final Pattern DATE_AND_PLACE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?(-[a-z0-9]+)+");
    private static final int LONGEST = 60;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MeetingId {
        if (value.length() > LONGEST || !DATE_AND_PLACE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A meeting id is a date and a place like 2023-02-27-brussels, at most %d characters, not '%s'"
                            .formatted(LONGEST, value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
