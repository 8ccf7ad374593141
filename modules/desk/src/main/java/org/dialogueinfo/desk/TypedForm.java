package org.dialogueinfo.desk;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * A form as it was typed, with what is wrong with each field. It is shown again until it is right, so that nobody types
 * twice. Rows are fields of the same name, such as {@code participants.name}, one value per row.
 */
final class TypedForm {

    private static final int SPARE_ROWS = 2;

    private final MultiValueMap<String, String> typed;
    private final Map<String, Problem> problems = new LinkedHashMap<>();

    TypedForm(MultiValueMap<String, String> typed) {
        this.typed = typed;
    }

    static TypedForm empty() {
        return new TypedForm(new LinkedMultiValueMap<>());
    }

    /** What is in a field, without the space around it; empty if nothing is. */
    public String value(String field) {
        var value = typed.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public List<String> values(String field) {
        return typed.getOrDefault(field, List.of()).stream().map(String::strip).toList();
    }

    /** The rows of a field in which something is. */
    public List<String> filled(String field) {
        return values(field).stream().filter(it -> !it.isEmpty()).toList();
    }

    /** A field of a row; empty if there is no such row. */
    public String value(String field, int row) {
        var values = values(field);
        return row < values.size() ? values.get(row) : "";
    }

    Set<String> fields() {
        return typed.keySet();
    }

    public boolean has(String field) {
        return typed.containsKey(field);
    }

    /** The numbers of the rows to show: those filled in, and some to fill in; more of them when asked for. */
    public int[] rows(String column) {
        var filled = typed.getOrDefault(column, List.of()).size();
        var spare = filled == 0
                || value("more").equals(column)
                || !value(column, filled - 1).isEmpty();
        return IntStream.range(0, filled + (spare ? SPARE_ROWS : 0)).toArray();
    }

    public @Nullable Problem problem(String field) {
        return problems.get(field);
    }

    public Collection<Problem> problems() {
        return problems.values();
    }

    boolean wrong() {
        return !problems.isEmpty();
    }

    void wrong(Problem problem) {
        problems.putIfAbsent(problem.field(), problem);
    }

    void put(String field, @Nullable Object value) {
        typed.add(field, value == null ? "" : value.toString());
    }

    void put(String field, Localized<String> texts) {
        texts.values().forEach((language, text) -> put(field + "-" + language.code(), text));
    }

    /** The value of a field; null if it is empty or cannot be read, which is remembered under the sentence's key. */
    <T> @Nullable T read(String field, Function<String, T> reader, String key) {
        return read(field, value(field), reader, key);
    }

    <T> @Nullable T read(String field, String value, Function<String, T> reader, String key) {
        if (value.isEmpty()) {
            return null;
        }
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            wrong(Problem.of(field, key, value));
            return null;
        }
    }

    @Nullable
    String text(String field) {
        return value(field).isEmpty() ? null : value(field);
    }

    Localized<String> texts(String field) {
        var texts = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            texts.put(language, value(field + "-" + language.code()).replace("\r\n", "\n"));
        }
        return Localized.of(texts);
    }

    /** Leaves out the rows in which none of the columns is filled in; the {@code also} columns go with them. */
    void dropEmptyRows(String name, List<String> columns, List<String> also) {
        var all = Stream.concat(columns.stream(), also.stream()).map(it -> name + "." + it);
        var longest = columns.stream()
                .mapToInt(it -> values(name + "." + it).size())
                .max()
                .orElse(0);
        var kept = IntStream.range(0, longest)
                .filter(row -> columns.stream()
                        .anyMatch(it -> !value(name + "." + it, row).isEmpty()))
                .boxed()
                .toList();
        all.forEach(field ->
                typed.put(field, kept.stream().map(row -> value(field, row)).toList()));
    }

    /** What was ticked, in the order it had before; what is new comes last. */
    static <T> List<T> ordered(List<T> ticked, List<T> before) {
        return ticked.stream()
                .sorted(Comparator.comparingInt(it -> before.contains(it) ? before.indexOf(it) : before.size()))
                .toList();
    }

    /** Reads the rows one by one; what cannot be read at all is left out. */
    <T> List<T> eachRow(String column, Function<Integer, @Nullable T> reader) {
        return IntStream.range(0, typed.getOrDefault(column, List.of()).size())
                .mapToObj(row -> Optional.ofNullable(reader.apply(row)))
                .flatMap(Optional::stream)
                .toList();
    }
}
