package org.dialogueinfo.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A value in the languages it exists in. As JSON it is an object with the keys {@code sq}, {@code sr}, {@code en}.
 *
 * @param <T> what there is one of per language; never null
 */
public final class Localized<T> {

    /** In which language a reader gets a text that is missing in their own: the first of these that there is. */
    private static final List<Language> FALLBACK = List.of(Language.EN, Language.SR, Language.SQ);

    private final EnumMap<Language, T> values;

    private Localized(Map<Language, ? extends T> values) {
        this.values = new EnumMap<>(Language.class);
        values.forEach(this.values::put);
    }

    /** A copy of the map, in which blank strings count as missing. */
    @JsonCreator
    public static <T> Localized<T> of(Map<Language, ? extends @Nullable T> values) {
        var present = new EnumMap<Language, T>(Language.class);
        for (var entry : values.entrySet()) {
            T value = entry.getValue();
            if (value != null && !(value instanceof String text && text.isBlank())) {
                present.put(entry.getKey(), value);
            }
        }
        return new Localized<>(present);
    }

    /** The same value in each language. */
    public static <T> Localized<T> same(T value) {
        return of(Map.of(Language.SQ, value, Language.SR, value, Language.EN, value));
    }

    /** Asks for the value of each language in turn. */
    public static <T> Localized<T> each(Function<Language, T> value) {
        var all = new EnumMap<Language, T>(Language.class);
        for (var language : Language.values()) {
            all.put(language, value.apply(language));
        }
        return new Localized<>(all);
    }

    public static <T> Localized<T> of(T sq, T sr, T en) {
        return of(Map.of(Language.SQ, sq, Language.SR, sr, Language.EN, en));
    }

    public static <T> Localized<T> none() {
        return of(Map.of());
    }

    @JsonValue
    public Map<Language, T> values() {
        return Map.copyOf(values);
    }

    public Optional<T> in(Language language) {
        return Optional.ofNullable(values.get(language));
    }

    public Set<Language> missing() {
        var missing = EnumSet.allOf(Language.class);
        missing.removeAll(values.keySet());
        return missing;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** What a reader of the language is shown: the text in it or, visibly, in another. Empty if there is none at all. */
    public Optional<Shown<T>> shownIn(Language wanted) {
        var own = values.get(wanted);
        if (own != null) {
            return Optional.of(new Shown<>(own, wanted, false));
        }
        for (var language : FALLBACK) {
            var other = values.get(language);
            if (other != null) {
                return Optional.of(new Shown<>(other, language, true));
            }
        }
        return Optional.empty();
    }

    public <R> Localized<R> map(Function<? super T, ? extends R> change) {
        var changed = new EnumMap<Language, R>(Language.class);
        values.forEach((language, value) -> changed.put(language, change.apply(value)));
        return new Localized<>(changed);
    }

    /**
     * A value as it is shown.
     *
     * @param language what it is written in
     * @param fallback whether that is another language than was asked for
     */
    public record Shown<T>(T value, Language language, boolean fallback) {}

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Localized<?> it && values.equals(it.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
