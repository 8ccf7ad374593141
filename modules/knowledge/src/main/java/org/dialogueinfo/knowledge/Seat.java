package org.dialogueinfo.knowledge;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dialogueinfo.content.Meeting;
import org.dialogueinfo.content.Vocabulary;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who mediated or negotiated at a meeting.
 *
 * @param surnames how the person is asked for in the three languages, folded
 * @param role as the archive calls it, in English; null if it does not say
 * @param called name and role, as the archive shows them
 */
record Seat(
        Entry meeting,
        Office office,
        Meeting.Side side,
        Set<String> surnames,
        @Nullable String role,
        Localized<String> called) {

    private static final Pattern NEGOTIATOR = Pattern.compile("(?i).*(chief negotiator|head of the \\w+ delegation).*");

    enum Office {
        MEDIATOR,
        NEGOTIATOR
    }

    /** Empty for those who sat there in another office. */
    static Optional<Seat> of(Entry entry, Meeting it, Meeting.Participant person, Vocabulary vocabulary) {
        return office(it, person)
                .map(office -> new Seat(
                        entry,
                        office,
                        person.side(),
                        Stream.of(Language.values())
                                .map(language -> Catalogue.lastName(name(person, language, vocabulary)))
                                .collect(Collectors.toSet()),
                        person.role(),
                        Localized.each(language -> called(person, language, vocabulary))));
    }

    private static Optional<Office> office(Meeting it, Meeting.Participant person) {
        var facilitator = it.facilitator();
        if (facilitator != null && facilitator.contains(person.name())
                || it.format() == Meeting.Format.US_FACILITATED && person.side() == Meeting.Side.US) {
            return Optional.of(Office.MEDIATOR);
        }
        var role = person.role();
        return role != null && NEGOTIATOR.matcher(role).matches() ? Optional.of(Office.NEGOTIATOR) : Optional.empty();
    }

    private static String name(Meeting.Participant person, Language language, Vocabulary vocabulary) {
        return vocabulary.say(Vocabulary.Field.NAMES, person.name(), language);
    }

    private static String called(Meeting.Participant person, Language language, Vocabulary vocabulary) {
        var name = name(person, language, vocabulary);
        return person.role() == null ? name : name + ", " + vocabulary.role(person.name(), person.role(), language);
    }

    LocalDate day() {
        return meeting.dates().get(0).first();
    }

    boolean isOf(Seat other) {
        return surnames.equals(other.surnames);
    }
}
