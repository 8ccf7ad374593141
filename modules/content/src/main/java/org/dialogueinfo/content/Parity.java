package org.dialogueinfo.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dialogueinfo.content.Gates.Finding;
import org.dialogueinfo.content.Gates.Rule;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Localized;

/** Checks that the texts of the languages say the same: as many paragraphs, the same numbers and dates, the same people. */
final class Parity {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,\u00a0 ]\\d{3}(?!\\d))*(?:[.,]\\d{1,2}(?!\\d))?");
    private static final int SHORTEST_STEM = 4;

    private final Map<String, Localized<String>> names;

    /** @param names people by their English names */
    Parity(Map<String, Localized<String>> names) {
        this.names = names;
    }

    List<Finding> check(String place, Localized<String> text) {
        var findings = new ArrayList<Finding>();
        var english = text.in(Language.EN);
        if (english.isEmpty()) {
            return findings;
        }
        for (var language : List.of(Language.SQ, Language.SR)) {
            text.in(language).ifPresent(other -> compare(place, english.get(), language, other, findings));
        }
        return findings;
    }

    private void compare(String place, String english, Language language, String other, List<Finding> findings) {
        if (paragraphs(english) != paragraphs(other)) {
            findings.add(new Finding(
                    Rule.PARITY_STRUCTURE, place, language, 1, paragraphs(other) + " ¶", paragraphs(english) + " ¶"));
        }
        var missing = new TreeSet<>(numbers(english));
        missing.removeAll(numbers(other));
        var more = new TreeSet<>(numbers(other));
        more.removeAll(numbers(english));
        if (!missing.isEmpty() || !more.isEmpty()) {
            findings.add(new Finding(
                    Rule.PARITY_NUMBERS, place, language, 1, String.join(", ", more), String.join(", ", missing)));
        }
        names.forEach((name, forms) -> forms.in(language).ifPresent(form -> {
            if (english.contains(name) && !named(other, form)) {
                findings.add(new Finding(Rule.PARITY_NAMES, place, language, 1, "", form));
            }
        }));
    }

    private static int paragraphs(String text) {
        return text.strip().split("\\n\\s*\\n").length;
    }

    /** The numbers of a text, without what languages write between thousands. */
    static Set<String> numbers(String text) {
        var numbers = new TreeSet<String>();
        NUMBER.matcher(text)
                .results()
                .forEach(it -> numbers.add(
                        it.group().replaceAll("[.,\u00a0 ](?=\\d{3})", "").replace(',', '.')));
        return numbers;
    }

    /** Whether the text has the last name, with whatever ending. */
    private static boolean named(String text, String name) {
        var last = name.substring(name.lastIndexOf(' ') + 1);
        var stem = last.length() > SHORTEST_STEM + 1 ? last.substring(0, last.length() - 2) : last;
        return text.toLowerCase(Locale.ROOT).contains(stem.toLowerCase(Locale.ROOT));
    }
}
