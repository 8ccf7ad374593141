package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;

/**
 * One chain per language, the same for the index and for questions: Cyrillic to Latin, đ to dj, diacritics folded, stop
 * words out, then the language's stemmer.
 */
final class Analyzers {

    private static final Set<String> STOP_WORDS = Set.copyOf(List.of(
            // English
            "a",
            "an",
            "and",
            "are",
            "at",
            "be",
            "by",
            "can",
            "did",
            "do",
            "does",
            "for",
            "from",
            "has",
            "have",
            "how",
            "i",
            "in",
            "is",
            "it",
            "me",
            "my",
            "of",
            "on",
            "or",
            "that",
            "the",
            "their",
            "there",
            "this",
            "to",
            "was",
            "were",
            "what",
            "when",
            "where",
            "which",
            "who",
            "why",
            "will",
            "with",
            "you",
            "about",
            "tell",
            "agreement",
            "agreements",
            "agreed",
            "kosovo",
            "serbia",
            "between",
            "happened",
            // Albanian, folded
            "ne",
            "nga",
            "per",
            "me",
            "te",
            "se",
            "si",
            "cka",
            "cfare",
            "kush",
            "kur",
            "ku",
            "pse",
            "eshte",
            "jane",
            "dhe",
            "ose",
            "nje",
            "i",
            "e",
            "u",
            "do",
            "po",
            "jo",
            "ka",
            "kane",
            "mund",
            "a",
            "qe",
            "marreveshja",
            "marreveshje",
            "marreveshjen",
            "marreveshjes",
            "kosova",
            "kosove",
            "kosoves",
            "serbi",
            "serbia",
            "serbise",
            "mbi",
            "rreth",
            // Serbian, folded
            "sta",
            "sto",
            "je",
            "su",
            "li",
            "da",
            "ne",
            "na",
            "u",
            "o",
            "od",
            "za",
            "sa",
            "s",
            "iz",
            "i",
            "ili",
            "se",
            "ko",
            "koji",
            "koja",
            "koje",
            "kako",
            "kada",
            "kad",
            "gde",
            "zasto",
            "mogu",
            "moze",
            "to",
            "sporazum",
            "sporazuma",
            "sporazumu",
            "sporazumom",
            "kosova",
            "kosovo",
            "kosovu",
            "srbija",
            "srbije",
            "srbiji",
            "izmedju"));

    private Analyzers() {}

    static Analyzer of(Language language) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new StandardTokenizer();
                TokenStream chain = new ASCIIFoldingFilter(new LowerCaseFilter(tokens));
                chain = new StopFilter(chain, new CharArraySet(STOP_WORDS, true));
                return new TokenStreamComponents(tokens, stemmer(language, chain));
            }
        };
    }

    private static TokenStream stemmer(Language language, TokenStream chain) {
        return switch (language) {
            case EN -> new PorterStemFilter(chain);
            case SR -> new SnowballFilter(chain, "Serbian");
            case SQ -> new AlbanianStems(chain);
        };
    }

    /** The text as every chain reads it: Latin, with đ as dj. */
    static String plain(String text) {
        return Cyrillic.toLatin(text).replace("đ", "dj").replace("Đ", "Dj").toLowerCase(Locale.ROOT);
    }

    static List<String> terms(Analyzer analyzer, String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("text", new StringReader(plain(text)))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
            return terms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the commonest endings of Albanian nouns and adjectives off, the longest first, leaving four letters. */
    private static final class AlbanianStems extends TokenFilter {

        private static final List<String> ENDINGS = List.of(
                "ateve", "eteve", "imeve", "imit", "imin", "imet", "imi", "shme", "shem", "ave", "eve", "ive", "ore",
                "ese", "et", "at", "es", "it", "in", "en", "se", "ve", "im", "ja", "je", "e", "a", "i", "t", "n", "r");

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        AlbanianStems(TokenStream input) {
            super(input);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            var word = term.toString();
            for (var ending : ENDINGS) {
                if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
                    term.setEmpty().append(word, 0, word.length() - ending.length());
                    break;
                }
            }
            return true;
        }
    }
}
