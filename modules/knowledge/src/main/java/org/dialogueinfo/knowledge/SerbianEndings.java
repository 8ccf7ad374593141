package org.dialogueinfo.knowledge;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Undoes, after the stemmer, what Serbian endings do to the last consonant: k and c, g and z, h and s become one
 * (knjiga, knjizi). Stems of three letters and less stay as they are.
 */
final class SerbianEndings extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    SerbianEndings(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        int last = term.length() - 1;
        if (last > 2) {
            var letter = term.charAt(last);
            term.buffer()[last] = switch (letter) {
                case 'c' -> 'k';
                case 'z' -> 'g';
                case 's' -> 'h';
                default -> letter;
            };
        }
        return true;
    }
}
