package org.dialogueinfo.content;

import java.util.Optional;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/** The recurring phrases of the archive (topics, roles, facilitators, places, names) in all its languages. */
public interface Vocabulary {

    /** What a phrase belongs to. */
    enum Field {
        TOPICS,
        ROLES,
        FACILITATORS,
        PLACES,
        NAMES,
        GLOSSARY
    }

    /** The phrase in all languages, if the vocabulary knows it; keys are English phrases, for the glossary term ids. */
    Optional<Localized<String>> find(Field field, String phrase);

    /** The phrase in the language or, if the vocabulary does not know it, as it is written. */
    default String say(Field field, String phrase, Language language) {
        return find(field, phrase).flatMap(it -> it.in(language)).orElse(phrase);
    }

    /**
     * What somebody is, in the form that is written of this person: of a woman, as "predsednica", where the vocabulary has the phrase
     * with her name behind it in brackets.
     */
    default String role(String name, String role, Language language) {
        return find(Field.ROLES, "%s (%s)".formatted(role, name))
                .flatMap(it -> it.in(language))
                .orElseGet(() -> say(Field.ROLES, role, language));
    }
}
