package org.dialogueinfo.website;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.kernel.PartialDate;

/**
 * The meetings of one year in a calendar whose weeks begin on Monday.
 *
 * @param undated of the year, whose month no source tells
 */
record YearCalendar(int year, List<Sheet> months, List<Meeting> undated) {

    /**
     * @param month as a date of a month
     * @param weeks each of seven days; one outside of the month has the number 0
     * @param undated of the month, whose day no source tells
     */
    record Sheet(PartialDate month, List<List<Day>> weeks, List<Meeting> undated) {}

    record Day(int number, List<Meeting> meetings) {}

    static YearCalendar of(int year, List<Meeting> meetings) {
        var all = meetings.stream().filter(it -> it.date().year() == year).toList();
        return new YearCalendar(
                year,
                Stream.of(Month.values())
                        .map(it -> sheet(YearMonth.of(year, it), all))
                        .toList(),
                on(Integer.toString(year), all));
    }

    /** The short names of the days of the week, Monday first. */
    static List<String> days(Locale locale) {
        return Stream.of(DayOfWeek.values())
                .map(it -> it.getDisplayName(TextStyle.SHORT_STANDALONE, locale))
                .toList();
    }

    private static Sheet sheet(YearMonth month, List<Meeting> all) {
        int before = month.atDay(1).getDayOfWeek().getValue() - 1;
        var days = IntStream.range(0, (before + month.lengthOfMonth() + 6) / 7 * 7)
                .map(it -> it - before + 1)
                .mapToObj(it -> it < 1 || it > month.lengthOfMonth()
                        ? new Day(0, List.of())
                        : new Day(it, on(month.atDay(it).toString(), all)))
                .toList();
        var weeks = new ArrayList<List<Day>>();
        for (int i = 0; i < days.size(); i += 7) {
            weeks.add(days.subList(i, i + 7));
        }
        return new Sheet(PartialDate.of(month.toString()), weeks, on(month.toString(), all));
    }

    private static List<Meeting> on(String date, List<Meeting> all) {
        return all.stream().filter(it -> it.date().value().equals(date)).toList();
    }
}
