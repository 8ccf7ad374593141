package org.dialogueinfo.newsletter;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import org.dialogueinfo.kernel.Cyrillic;

/** Whether an answer by mail asks for no more mail, in Albanian, Serbian (both scripts) or English. */
final class Answer {

    private static final int LONGEST = 60;

    private static final Set<String> WORDS = Set.of(
            "unsubscribe",
            "stop",
            "remove me",
            "cregjistrohu",
            "cregjistrim",
            "cabonohu",
            "cabonim",
            "cabonohem",
            "ndalo",
            "odjava",
            "odjavi",
            "odjavite",
            "odjavljujem",
            "prekini",
            "otkazi");

    private Answer() {}

    /** By the subject, or by the first line that is not quoted; a longer letter is for a person to read. */
    static boolean endsSubscription(String subject, String text) {
        return asks(subject.replaceFirst("(?i)^\\s*((re|aw|sv|odg|pergj)\\s*:\\s*)+", ""))
                || text.lines()
                        .map(String::strip)
                        .filter(it -> !it.isEmpty() && !it.startsWith(">"))
                        .findFirst()
                        .filter(Answer::asks)
                        .isPresent();
    }

    private static boolean asks(String line) {
        if (line.length() > LONGEST) {
            return false;
        }
        var words = plain(line);
        return WORDS.stream().anyMatch(it -> words.equals(it) || words.startsWith(it + " "));
    }

    private static String plain(String line) {
        var latin = Cyrillic.toLatin(line).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(latin, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^a-z ]", " ")
                .strip()
                .replaceAll(" +", " ");
    }
}
