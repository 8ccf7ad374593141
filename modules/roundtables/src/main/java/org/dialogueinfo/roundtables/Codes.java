package org.dialogueinfo.roundtables;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How enums are written in JSON, files and addresses: {@code CHECKED_IN} is {@code checked-in}. */
final class Codes {

    private Codes() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E find(Class<E> type, String kind, String code) {
        var wanted = code.strip().replace('_', '-');
        for (var value : type.getEnumConstants()) {
            if (of(value).equalsIgnoreCase(wanted)) {
                return value;
            }
        }
        throw new InputRefused(
                "code",
                Sentence.of("refused.code." + kind),
                Arrays.stream(type.getEnumConstants()).map(Codes::of).collect(Collectors.joining(", ")),
                code);
    }
}
