package org.dialogueinfo.subscriptions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/** What one can subscribe to: {@code meetings}, {@code agreements}, {@code op-eds}, {@code roundtables} or {@code agreement:<id>}. */
public record Topic(@JsonValue String value) {

    /** Stands first: the topics below are checked by it. */
    private static final Pattern FORM =
            Pattern.compile("meetings|agreements|op-eds|roundtables|agreement:[a-z0-9]+(-[a-z0-9]+)*");

    public static final Topic MEETINGS = new Topic("meetings");
    public static final Topic AGREEMENTS = new Topic("agreements");
    public static final Topic OP_EDS = new Topic("op-eds");
    public static final Topic ROUNDTABLES = new Topic("roundtables");

    /** The topics that are not about a single agreement, in the order they are offered. */
    public static final List<Topic> GENERAL = List.of(MEETINGS, AGREEMENTS, OP_EDS, ROUNDTABLES);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Topic {
        if (value.length() > 70 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A topic is meetings, agreements, op-eds, roundtables or agreement:<id>, not '%s'"
                            .formatted(value));
        }
    }

    public static Topic agreement(String id) {
        return new Topic("agreement:" + id);
    }

    @Override
    public String toString() {
        return value;
    }
}
