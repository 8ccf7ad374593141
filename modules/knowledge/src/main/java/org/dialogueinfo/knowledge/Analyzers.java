package org.dialogueinfo.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.dialogueinfo.kernel.Cyrillic;
import org.dialogueinfo.kernel.Language;

/**
 * One chain per language, the same for the index and for questions: Cyrillic to Latin, đ to dj, ICU folding (so that ë and
 * e, ç and c, š and s are one), stop words out, then the language's stemmer.
 */
final class Analyzers {

    private static final int REMEMBERED = 30_000;

    /** A date such as 27.2.2023 is three numbers. */
    private static final Pattern NUMBERS = Pattern.compile("(?<=\\d)[./-](?=\\d)");

    private final Map<Language, Analyzer> chains = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, String>> stems = new EnumMap<>(Language.class);
    private final Map<String, String> folded = new ConcurrentHashMap<>();
    private final Analyzer folding = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            var tokens = new ICUTokenizer();
            return new TokenStreamComponents(tokens, new ICUFoldingFilter(tokens));
        }
    };

    Analyzers(StopWords stopWords) {
        for (var language : Language.values()) {
            chains.put(language, chain(language, stopWords));
            stems.put(language, new ConcurrentHashMap<>());
        }
    }

    private static Analyzer chain(Language language, StopWords stopWords) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                var tokens = new ICUTokenizer();
                TokenStream chain = new ICUFoldingFilter(tokens);
                chain = new StopFilter(chain, stopWords.of(language));
                return new TokenStreamComponents(tokens, stemmer(language, chain));
            }
        };
    }

    private static TokenStream stemmer(Language language, TokenStream chain) {
        return switch (language) {
            case EN -> new SnowballFilter(chain, "English");
            case SR -> new SerbianEndings(new SnowballFilter(chain, "Serbian"));
            case SQ -> new AlbanianEndings(chain);
        };
    }

    Analyzer chain(Language language) {
        return Objects.requireNonNull(chains.get(language));
    }

    /** The words of a text, folded but not stemmed, stop words among them. */
    List<String> words(String text) {
        return terms(folding, plain(text));
    }

    /** The stem of a folded word, or an empty text for a stop word of the language. */
    String stem(Language language, String word) {
        var known = Objects.requireNonNull(stems.get(language));
        var stem = known.get(word);
        if (stem == null) {
            stem = String.join("", terms(chain(language), word));
            if (known.size() > REMEMBERED) {
                known.clear();
            }
            known.put(word, stem);
        }
        return stem;
    }

    /** The folded form of a word as it is written, in either script; more than one if folding parts it. */
    String folded(String written) {
        var known = folded.get(written);
        if (known == null) {
            known = String.join(" ", words(written));
            if (folded.size() > REMEMBERED) {
                folded.clear();
            }
            folded.put(written, known);
        }
        return known;
    }

    /** The stems of a text without its stop words. */
    List<String> stems(Language language, String text) {
        return words(text).stream()
                .map(it -> stem(language, it))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** The text as every chain reads it: lower-case Latin, with đ as dj. */
    static String plain(String text) {
        return NUMBERS.matcher(Cyrillic.toLatin(text).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .replace("đ", "dj")
                .replace("’", "'")
                .replace("'", " ");
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        var terms = new ArrayList<String>();
        try (var stream = analyzer.tokenStream("text", new StringReader(text))) {
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
}
