package org.dialogueinfo.content;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Gates.Finding;
import org.dialogueinfo.content.Gates.Rule;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;

/** Checks one text: avoided terms, missing diacritics, mixed scripts, places with one name. Quoted words are others'. */
final class Linter {

    private static final Pattern QUOTED = Pattern.compile("„[^“”]*[“”]|“[^”]*”|\"[^\"]*\"|«[^»]*»");
    private static final Pattern CYRILLIC = Pattern.compile("[\\p{L}-]*\\p{IsCyrillic}[\\p{L}-]*");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Map<Language, Map<String, String>> DIACRITICS = Map.of(
            Language.SQ, list("diacritics-sq.txt"),
            Language.SR, list("diacritics-sr.txt"),
            Language.EN, Map.of());
    private static final Map<String, String> PLACES = list("places-with-two-names.txt");

    private final Map<Language, List<Avoided>> avoided;

    Linter(List<GlossaryTerm> glossary) {
        avoided = java.util.Arrays.stream(Language.values())
                .collect(Collectors.toMap(it -> it, it -> avoided(glossary, it)));
    }

    private static List<Avoided> avoided(List<GlossaryTerm> glossary, Language language) {
        var all = new ArrayList<Avoided>();
        for (var term : glossary) {
            for (var variant : term.avoid().in(language).orElse(List.of())) {
                all.add(new Avoided(
                        Pattern.compile(
                                "(?<!\\p{L})" + Pattern.quote(variant) + "(?!\\p{L})",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                        term.term().in(language).orElse("")));
            }
        }
        return all;
    }

    List<Finding> check(String place, Language language, String text) {
        var findings = new ArrayList<Finding>();
        var own = withoutQuotes(text);
        for (var it : avoided.getOrDefault(language, List.of())) {
            find(
                    it.pattern(),
                    own,
                    (found, line) -> findings.add(
                            new Finding(Rule.AVOIDED_TERM, place, language, line, found, it.suggestion())));
        }
        find(
                CYRILLIC,
                text,
                (found, line) -> findings.add(
                        new Finding(Rule.MIXED_SCRIPTS, place, language, line, found, Cyrillic.toLatin(found))));
        var bare = DIACRITICS.getOrDefault(language, Map.of());
        find(WORD, own, (found, line) -> {
            var right = bare.get(found.toLowerCase(Locale.ROOT));
            if (right != null) {
                findings.add(new Finding(Rule.MISSING_DIACRITICS, place, language, line, found, right));
            }
        });
        if (language == Language.EN) {
            PLACES.forEach((serbian, albanian) -> onePlace(place, own, serbian, albanian, findings));
        }
        return findings;
    }

    private static void onePlace(String place, String text, String serbian, String albanian, List<Finding> findings) {
        if (text.contains(serbian) != text.contains(albanian)) {
            var found = text.contains(serbian) ? serbian : albanian;
            findings.add(new Finding(
                    Rule.SINGLE_PLACE_NAME,
                    place,
                    Language.EN,
                    line(text, text.indexOf(found)),
                    found,
                    serbian + "/" + albanian));
        }
    }

    private static void find(Pattern pattern, String text, java.util.function.ObjIntConsumer<String> reader) {
        pattern.matcher(text).results().forEach(it -> reader.accept(it.group(), line(text, it.start())));
    }

    static int line(String text, int at) {
        return 1 + (int) text.substring(0, at).chars().filter(it -> it == '\n').count();
    }

    /** The text with what stands in quotation marks blanked, so that lines stay where they are. */
    static String withoutQuotes(String text) {
        return QUOTED.matcher(text).replaceAll(it -> it.group().replaceAll("[^\\n]", " "));
    }

    /** A list of lines {@code wrong=right}. */
    static Map<String, String> list(String resource) {
        try (var in = Linter.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("The list %s is missing".formatted(resource));
            }
            var list = new LinkedHashMap<String, String>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(it -> it.contains("=") && !it.startsWith("#"))
                    .forEach(it -> list.put(
                            it.substring(0, it.indexOf('=')).strip(),
                            it.substring(it.indexOf('=') + 1).strip()));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Avoided(Pattern pattern, String suggestion) {}
}
