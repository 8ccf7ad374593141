package org.dialogueinfo.knowledge;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dialogueinfo.kernel.PartialDate;
import org.jspecify.annotations.Nullable;

/** The time that a question names: a year, a month, a day, or none of them. */
record When(
        @Nullable Integer year,
        @Nullable Integer month,
        @Nullable Integer day) {

    private static final Pattern YEAR = Pattern.compile("20[0-3]\\d|19\\d\\d");
    private static final Pattern NUMBER = Pattern.compile("([0-3]?\\d)(?:st|nd|rd|th)?");

    static final When NEVER = new When(null, null, null);

    boolean isNamed() {
        return year != null || month != null;
    }

    /** Whether something that happened then can be meant. */
    boolean matches(PartialDate date) {
        return matches(date.first()) || (date.value().length() < 10 && matchesLoosely(date));
    }

    private boolean matches(LocalDate date) {
        return isNamed()
                && (year == null || year == date.getYear())
                && (month == null || month == date.getMonthValue())
                && (day == null || day == date.getDayOfMonth());
    }

    private boolean matchesLoosely(PartialDate date) {
        return year != null
                && year == date.year()
                && (date.value().length() == 4
                        || month == null
                        || month == date.first().getMonthValue());
    }

    /** What was read, and the numbers of the words it was read from. */
    record Reading(When when, Set<Integer> words) {}

    static Reading in(List<Word> words, Intent.Patterns[] months) {
        Integer year = null;
        Integer month = null;
        Integer day = null;
        var used = new HashSet<Integer>();
        for (int i = 0; i < words.size(); i++) {
            var it = words.get(i).surface();
            if (YEAR.matcher(it).matches()) {
                year = Integer.valueOf(it);
                used.add(i);
            }
        }
        for (int i = 0; i < words.size() && month == null; i++) {
            for (int m = 0; m < 12; m++) {
                if (months[m].match(words.get(i))
                        && (year != null
                                || number(words, i - 1) > 0
                                || number(words, i + 1) > 0
                                || words.get(i).surface().length() > 4)) {
                    month = m + 1;
                    used.add(i);
                    int dayAt = number(words, i - 1) > 0 ? i - 1 : number(words, i + 1) > 0 ? i + 1 : -1;
                    if (dayAt >= 0) {
                        day = number(words, dayAt);
                        used.add(dayAt);
                    }
                    break;
                }
            }
        }
        if (month == null && year != null) {
            return numeric(words, year, used);
        }
        return new Reading(new When(year, month, day), used);
    }

    /** 27.2.2023 and 2023-02-27. */
    private static Reading numeric(List<Word> words, int year, Set<Integer> used) {
        int at = used.iterator().next();
        if (number(words, at - 1) > 0 && number(words, at - 1) <= 12 && number(words, at - 2) > 0) {
            used.addAll(List.of(at - 1, at - 2));
            return new Reading(new When(year, number(words, at - 1), number(words, at - 2)), used);
        }
        if (number(words, at + 1) > 0 && number(words, at + 1) <= 12 && number(words, at + 2) > 0) {
            used.addAll(List.of(at + 1, at + 2));
            return new Reading(new When(year, number(words, at + 1), number(words, at + 2)), used);
        }
        return new Reading(new When(year, null, null), used);
    }

    private static int number(List<Word> words, int at) {
        if (at < 0 || at >= words.size()) {
            return 0;
        }
        var number = NUMBER.matcher(words.get(at).surface());
        return number.matches() ? Integer.parseInt(number.group(1)) : 0;
    }
}
