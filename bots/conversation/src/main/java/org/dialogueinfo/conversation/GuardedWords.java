package org.dialogueinfo.conversation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.dialogueinfo.kernel.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The words of each language that {@link QuoteGuard} knows, folded; kept in {@code conversation/guarded-words.properties}. */
class GuardedWords {

    /** What a word does in a sentence. */
    enum Kind {
        /** Only joins others: it may be added. */
        JOINING,
        /** Turns or narrows what is said: it must be kept. */
        TURNING,
        /** Belongs to a date though written small. */
        MONTH,
        /** A number in letters. */
        NUMBER
    }

    private final Map<Kind, Map<Language, Set<String>>> words = new EnumMap<>(Kind.class);

    GuardedWords() {
        try {
            var lists = PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource("conversation/guarded-words.properties"), "UTF-8"));
            for (var kind : Kind.values()) {
                var ofKind = new EnumMap<Language, Set<String>>(Language.class);
                for (var language : Language.values()) {
                    var list = lists.getProperty(kind.name().toLowerCase(Locale.ROOT) + "." + language.code(), "");
                    ofKind.put(
                            language,
                            Arrays.stream(list.split("\\s+"))
                                    .map(QuoteGuard::fold)
                                    .collect(Collectors.toSet()));
                }
                words.put(kind, ofKind);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The guard's words cannot be read", e);
        }
    }

    Set<String> of(Kind kind, Language language) {
        return Objects.requireNonNull(Objects.requireNonNull(words.get(kind)).get(language));
    }
}
