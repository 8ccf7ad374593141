package org.dialogueinfo.website;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Filters that are links: each choice says how many there would be, keeps the other filters, and takes itself back when
 * it is chosen.
 */
final class Facets<T> {

    private final List<T> all;
    private final String path;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final Map<String, BiPredicate<T, String>> filters = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();

    Facets(List<T> all, String path) {
        this.all = all;
        this.path = path;
    }

    /** A filter, with the value asked for; a blank one does not restrict. */
    Facets<T> by(String name, @Nullable String value, BiPredicate<T, String> has) {
        filters.put(name, has);
        if (value != null && !value.isBlank()) {
            chosen.put(name, value);
        }
        return this;
    }

    /** A parameter that is no filter but goes along with every link. */
    Facets<T> along(String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            others.put(name, value);
        }
        return this;
    }

    List<T> found() {
        return all.stream().filter(it -> matches(it, "")).toList();
    }

    boolean filtered() {
        return !chosen.isEmpty();
    }

    /** The choices of a filter that lead to something, each with the words that name it. */
    List<Choice> choices(String name, List<String> values, UnaryOperator<String> label) {
        var choices = new ArrayList<Choice>();
        var has = Objects.requireNonNull(filters.get(name));
        for (var value : values) {
            var count = all.stream()
                    .filter(it -> matches(it, name) && has.test(it, value))
                    .count();
            var current = value.equals(chosen.get(name));
            if (count > 0 || current) {
                choices.add(new Choice(value, label.apply(value), count, current, href(name, current ? null : value)));
            }
        }
        return choices;
    }

    /** The choices of a filter whose numbers are known; only what leads to something, and what is chosen. */
    List<Choice> counted(String name, Map<?, Integer> counts, UnaryOperator<String> label) {
        var all = new LinkedHashMap<String, Integer>();
        counts.forEach((value, count) -> all.put(value.toString(), count));
        var current = chosen.get(name);
        if (current != null) {
            all.putIfAbsent(current, 0);
        }
        return all.entrySet().stream()
                .filter(it -> it.getValue() > 0 || it.getKey().equals(current))
                .map(it -> new Choice(
                        it.getKey(),
                        label.apply(it.getKey()),
                        it.getValue(),
                        it.getKey().equals(current),
                        href(name, it.getKey().equals(current) ? null : it.getKey())))
                .toList();
    }

    /** The same filters under another value of a parameter. */
    String href(String name, @Nullable String value) {
        var parameters = new TreeMap<String, @Nullable String>(chosen);
        parameters.putAll(others);
        parameters.put(name, value);
        return address(path, parameters);
    }

    /** The same filters at another address, such as that of the API. */
    String at(String elsewhere, Rendering rendering) {
        var parameters = new TreeMap<String, @Nullable String>(chosen);
        parameters.put("lang", rendering.path());
        return address(elsewhere, parameters);
    }

    private static String address(String path, Map<String, @Nullable String> parameters) {
        var uri = UriComponentsBuilder.fromPath(path);
        parameters.forEach((key, it) -> {
            if (it != null) {
                uri.queryParam(key, it);
            }
        });
        return uri.encode().toUriString();
    }

    private boolean matches(T item, String except) {
        return chosen.entrySet().stream()
                .filter(it -> !it.getKey().equals(except))
                .allMatch(it -> Objects.requireNonNull(filters.get(it.getKey())).test(item, it.getValue()));
    }

    record Choice(String value, String label, long count, boolean current, String href) {}
}
