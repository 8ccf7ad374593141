package org.dialogueinfo.content;

import java.util.List;
import java.util.Set;
import org.dialogueinfo.kernel.Language;

/** The quality gates: what is wrong with the words of an item before people read them. */
public interface Gates {

    /** What the linter and the parity check find in the texts of an item, in the order in which they stand. */
    List<Finding> check(Item item);

    /** The languages in which words are looked up, because the machine has a Hunspell dictionary for them. */
    Set<Language> spelled();

    /** What is wrong; some of it blocks publishing unless an editor overrides it with a reason. */
    enum Rule implements Named {
        /** A variant that the glossary avoids. */
        AVOIDED_TERM(true),
        /** A word that lacks its ë, ç, č, ć, š, ž or đ. */
        MISSING_DIACRITICS(true),
        /** Cyrillic letters in a text that is kept in Latin. */
        MIXED_SCRIPTS(true),
        /** One of the two names of a place where both are usual. */
        SINGLE_PLACE_NAME(false),
        /** The texts of the languages do not have the same number of paragraphs. */
        PARITY_STRUCTURE(false),
        /** The texts of the languages do not have the same numbers and dates. */
        PARITY_NUMBERS(false),
        /** A person is named in one language and not in another. */
        PARITY_NAMES(false),
        /** A word that no dictionary has; only in languages of {@link #spelled()}. */
        SPELLING(false);

        private final boolean blocking;

        Rule(boolean blocking) {
            this.blocking = blocking;
        }

        public boolean blocking() {
            return blocking;
        }
    }

    /**
     * Something found.
     *
     * @param place the text it is in, as {@link Item#texts()} names it
     * @param line the line within that text, from 1
     * @param found the words as they stand
     * @param suggestion what to write instead; empty where that is for the editor to say
     */
    record Finding(Rule rule, String place, Language language, int line, String found, String suggestion) {}

    /** Publishing was refused by the gates; with a reason it can be overridden. */
    final class Refused extends RuntimeException {
        private final transient List<Finding> findings;

        public Refused(String id, List<Finding> findings) {
            super("%s does not pass its gates: %s".formatted(id, findings));
            this.findings = List.copyOf(findings);
        }

        public List<Finding> findings() {
            return findings;
        }
    }
}
