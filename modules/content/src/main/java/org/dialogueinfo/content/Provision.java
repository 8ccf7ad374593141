package org.dialogueinfo.content;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * A point of an agreement.
 *
 * @param number as in the text: {@code 9} or {@code 4a}; it is part of the point's address
 * @param owner who owes it, where the text says so
 * @param due by when it is owed, where the text says so
 */
public record Provision(
        String number,
        Localized<String> text,
        @Nullable Owner owner,
        @Nullable Due due,
        Localized<String> note,
        List<SourceId> sources) {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]+([.-][A-Za-z0-9]+)*");

    public Provision {
        if (number.length() > 20 || !NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException(
                    "A provision's number is written like 9, 4a or 2.1, not '%s'".formatted(number));
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("Provision %s needs a text".formatted(number));
        }
        note = Item.orNone(note);
        sources = Item.orNone(sources);
    }

    /** The last day on which it is in time. */
    public Optional<LocalDate> dueOn() {
        return Optional.ofNullable(due).map(Due::day);
    }

    public enum Owner implements Named {
        KOSOVO,
        SERBIA,
        BOTH,
        EU,
        OTHER;

        @JsonCreator
        public static Owner of(String code) {
            return Named.of(Owner.class, code);
        }
    }

    /**
     * A deadline as the text gives it: a date, or a number of days from a date.
     *
     * @param from the day from which the days are counted; that day itself is not counted
     */
    public record Due(
            @Nullable PartialDate date,
            @Nullable Integer days,
            @Nullable PartialDate from) {

        public Due {
            if (date == null ? days == null || from == null : days != null || from != null) {
                throw new IllegalArgumentException("A deadline is either a date, or days with the date they run from");
            }
            if (days != null && (days < 0 || days > 36_500)) {
                throw new IllegalArgumentException("A deadline is 0 to 36500 days, not %d".formatted(days));
            }
        }

        public LocalDate day() {
            return date != null
                    ? date.last()
                    : java.util.Objects.requireNonNull(from).last().plusDays(java.util.Objects.requireNonNull(days));
        }
    }
}
