package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** An enum whose constants are written {@code small-and-hyphenated} in files, addresses and JSON. */
public interface Named {

    String name();

    @JsonValue
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant of a code.
     *
     * @throws IllegalArgumentException if there is none, with the list of those there are
     */
    static <E extends Enum<E> & Named> E of(Class<E> type, String code) {
        for (var constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("%s is one of %s, not '%s'"
                .formatted(
                        type.getSimpleName(),
                        Arrays.stream(type.getEnumConstants()).map(Named::code).toList(),
                        code));
    }
}
