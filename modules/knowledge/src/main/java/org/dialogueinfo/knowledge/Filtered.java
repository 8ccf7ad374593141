package org.dialogueinfo.knowledge;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.knowledge.Search.Counts;
import org.dialogueinfo.knowledge.Search.Filter;
import org.jspecify.annotations.Nullable;

/** What a filter lets through, and what its parts would if they were others. */
final class Filtered {

    private Filtered() {}

    static Predicate<Entry> by(Filter filter) {
        return entry -> has(filter.kind(), kinds(entry))
                && has(filter.year(), years(entry))
                && has(filter.language(), languages(entry))
                && has(filter.status(), statuses(entry));
    }

    static Counts counts(List<Entry> entries, Filter filter) {
        var kinds = new TreeMap<String, Integer>();
        var years = new TreeMap<Integer, Integer>(Comparator.reverseOrder());
        var languages = new EnumMap<Language, Integer>(Language.class);
        var statuses = new TreeMap<String, Integer>();
        count(entries, new Filter(null, filter.year(), filter.language(), filter.status()), Filtered::kinds, kinds);
        count(entries, new Filter(filter.kind(), null, filter.language(), filter.status()), Filtered::years, years);
        count(entries, new Filter(filter.kind(), filter.year(), null, filter.status()), Filtered::languages, languages);
        count(entries, new Filter(filter.kind(), filter.year(), filter.language(), null), Filtered::statuses, statuses);
        return new Counts(kinds, years, languages, statuses);
    }

    private static <T> void count(
            List<Entry> entries, Filter filter, Function<Entry, Stream<T>> values, Map<T, Integer> counts) {
        entries.stream().filter(by(filter)).flatMap(values).forEach(it -> counts.merge(it, 1, Integer::sum));
    }

    private static <T> boolean has(@Nullable T wanted, Stream<T> values) {
        return wanted == null || values.anyMatch(wanted::equals);
    }

    private static Stream<String> kinds(Entry entry) {
        return Stream.of(entry.kind());
    }

    private static Stream<Integer> years(Entry entry) {
        return Stream.concat(
                        Stream.ofNullable(entry.year()), entry.dates().stream().map(it -> it.year()))
                .distinct();
    }

    private static Stream<Language> languages(Entry entry) {
        return entry.title().values().keySet().stream();
    }

    private static Stream<String> statuses(Entry entry) {
        return Stream.ofNullable(entry.facts().status());
    }
}
