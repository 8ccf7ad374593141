package org.dialogueinfo.website;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Topic;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Localized;
import org.dialogueinfo.kernel.PartialDate;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** Texts and phrases of the archive as the asked language and script show them. */
record ApiTexts(Rendering rendering, Vocabulary vocabulary) {

    /** The text in the language, or in another where it is missing; empty if there is none. */
    String text(Localized<String> text) {
        return text.shownIn(rendering.language())
                .map(it -> it.fallback() ? it.value() : rendering.show(it.value()))
                .orElse("");
    }

    /** The code of the language that {@link #text} answers in. */
    String languageOf(Localized<String> text) {
        return text.shownIn(rendering.language())
                .map(it -> it.language().code())
                .orElse(rendering.language().code());
    }

    @Nullable
    String phrase(Vocabulary.Field field, @Nullable String phrase) {
        return phrase == null ? null : rendering.show(vocabulary.say(field, phrase, rendering.language()));
    }

    @Nullable
    String role(String name, @Nullable String role) {
        return role == null ? null : rendering.show(vocabulary.role(name, role, rendering.language()));
    }

    /** Reads a parameter; one that is absent or blank is null. */
    static <T> @Nullable T read(@Nullable String value, Function<String, T> read) {
        return Optional.ofNullable(value).filter(it -> !it.isBlank()).map(read).orElse(null);
    }

    /** The topic of an id; one that the archive does not have is refused. */
    static @Nullable Topic topic(Archive archive, @Nullable String id) {
        return read(
                id,
                it -> archive.find(Topic.class, it)
                        .orElseThrow(() -> new IllegalArgumentException("The archive has no topic '%s'; it has %s"
                                .formatted(
                                        it,
                                        archive.all(Topic.class).stream()
                                                .map(Topic::key)
                                                .collect(Collectors.joining(", "))))));
    }

    /** Reads a day; of a month or year it is the last. */
    static @Nullable LocalDate day(@Nullable String value) {
        return read(value, it -> PartialDate.of(it).last());
    }
}
