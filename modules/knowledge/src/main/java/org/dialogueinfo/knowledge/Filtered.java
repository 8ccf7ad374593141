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
                && has(filter.status(), statuses(entry))
                && has(filter.topic(), entry.topics().stream());
    }

    static Counts counts(List<Entry> entries, Filter filter) {
        var kinds = new TreeMap<String, Integer>();
        var years = new TreeMap<Integer, Integer>(Comparator.reverseOrder());
        var languages = new EnumMap<Language, Integer>(Language.class);
        var statuses = new TreeMap<String, Integer>();
        var topics = new TreeMap<String, Integer>();
        var kind = filter.kind();
        var year = filter.year();
        var language = filter.language();
        var status = filter.status();
        var topic = filter.topic();
        count(entries, new Filter(null, year, language, status, topic), Filtered::kinds, kinds);
        count(entries, new Filter(kind, null, language, status, topic), Filtered::years, years);
        count(entries, new Filter(kind, year, null, status, topic), Filtered::languages, languages);
        count(entries, new Filter(kind, year, language, null, topic), Filtered::statuses, statuses);
        count(entries, new Filter(kind, year, language, status, null), it -> it.topics().stream(), topics);
        return new Counts(kinds, years, languages, statuses, topics);
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
