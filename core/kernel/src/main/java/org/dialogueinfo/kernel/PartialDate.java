package org.dialogueinfo.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** A date as finely as a source gives it: {@code 2013}, {@code 2014-12} or {@code 2016-11-13}. Ordered by first day. */
public record PartialDate(String value) implements Comparable<PartialDate> {

    private static final Pattern FORM = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");

    public PartialDate {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A date is a year, a month or a day like 2013, 2014-12 or 2016-11-13, not '%s'".formatted(value));
        }
        try {
            first(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("There is no such day in the calendar: %s".formatted(value), e);
        }
    }

    @JsonCreator
    public static PartialDate of(String value) {
        return new PartialDate(value);
    }

    /** A year as YAML and JSON write it without quotes. */
    @JsonCreator
    static PartialDate of(int year) {
        return new PartialDate(Integer.toString(year));
    }

    public static PartialDate of(LocalDate day) {
        return new PartialDate(day.toString());
    }

    @Override
    @JsonValue
    public String value() {
        return value;
    }

    public int year() {
        return first().getYear();
    }

    /** The first day that it can mean. */
    public LocalDate first() {
        return first(value);
    }

    /** The last day that it can mean. */
    public LocalDate last() {
        return switch (value.length()) {
            case 4 -> LocalDate.of(year(), 12, 31);
            case 7 -> YearMonth.parse(value).atEndOfMonth();
            default -> first();
        };
    }

    /** The day, if it is that fine. */
    public Optional<LocalDate> day() {
        return value.length() == 10 ? Optional.of(first()) : Optional.empty();
    }

    /**
     * As people write it in the language, Serbian in Latin, as finely as it is known: {@code 27 February 2023},
     * {@code February 2023} or {@code 2023}.
     */
    public String written(Language language) {
        var pattern = switch (value.length()) {
            case 4 -> "uuuu";
            case 7 -> "LLLL uuuu";
            default -> language == Language.SR ? "d. MMMM uuuu." : "d MMMM uuuu";
        };
        return DateTimeFormatter.ofPattern(pattern, Rendering.of(language).locale())
                .format(first());
    }

    private static LocalDate first(String value) {
        return switch (value.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(value), 1, 1);
            case 7 -> YearMonth.parse(value).atDay(1);
            default -> LocalDate.parse(value);
        };
    }

    @Override
    public int compareTo(PartialDate other) {
        var byDay = first().compareTo(other.first());
        return byDay != 0 ? byDay : value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
