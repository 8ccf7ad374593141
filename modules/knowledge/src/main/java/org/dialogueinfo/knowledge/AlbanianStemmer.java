package org.dialogueinfo.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A light stemmer for Albanian written without diacritics. It takes off one ending of case, number and definiteness, the
 * longest that leaves enough, and then one suffix that makes nouns and adjectives of verbs and the like:
 *
 * <ol>
 *   <li>nouns: -i -u -a, -in -un -en, -it -ut -s(e) -es, plural -a -e -t -at -et, -ave -eve -ve, -sh; after i the
 *       definite forms -ia -ise -ine, -iu -iut -iun, -iri -irit -irin;
 *   <li>verbal nouns and their forms: -je -ja -jes -jen -jet, -im and -imi ...; participles -uar -ur;
 *   <li>adjectives: -shem -shme, -or -ore, -al -ale, -ik -ike.
 * </ol>
 *
 * A stem keeps two letters when a single vowel is taken off (ura, ure: ur), else three; four before a suffix.
 */
final class AlbanianStemmer {

    private static final List<String> ENDINGS = longestFirst(
            "i u a e s t in un en it ut et at te es se as ve sh ash esh ish ave eve ive ove ja je jes jen jet jeve "
                    + "jave ia ie ise ine iu iut iun iri irin irit ijve ijte "
                    + "ete eten etes njve");
    private static final List<String> SUFFIXES =
            longestFirst("uar uara ur im ime shem shme or ore al ale ik ike isht ues uese ohet oj oi on uan ohen");

    private AlbanianStemmer() {}

    static String stem(String word) {
        if (word.length() < 3 || Character.isDigit(word.charAt(0))) {
            return word;
        }
        var bare = without(word, ENDINGS, 3);
        var stem = without(bare, SUFFIXES, 4);
        return stem.length() > 4 ? without(stem, List.of("j"), 4) : stem;
    }

    private static String without(String word, List<String> endings, int least) {
        for (var ending : endings) {
            int left = word.length() - ending.length();
            if (word.endsWith(ending) && left >= (vowelish(ending) ? Math.min(least, 2) : least)) {
                return word.substring(0, left);
            }
        }
        return word;
    }

    private static boolean vowelish(String ending) {
        return switch (ending) {
            case "a", "e", "en", "es" -> true;
            default -> false;
        };
    }

    private static List<String> longestFirst(String endings) {
        return Stream.of(endings.split(" "))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
    }
}
