package org.dialogueinfo.knowledge;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Puts the {@link AlbanianStemmer} into a chain. */
final class AlbanianEndings extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    AlbanianEndings(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        var stem = AlbanianStemmer.stem(term.toString());
        term.setEmpty().append(stem);
        return true;
    }
}
