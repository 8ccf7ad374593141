package org.dialogueinfo.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dialogueinfo.knowledge.Search.Piece;

/** Takes a text, in either script, apart into the words that match and what is between them. */
final class Marks {

    private Marks() {}

    static List<Piece> in(String text, Predicate<String> matches) {
        var pieces = new ArrayList<Piece>();
        int written = 0;
        for (int at = 0; at < text.length(); ) {
            int end = word(text, at);
            if (end > at && matches.test(text.substring(at, end))) {
                if (at > written) {
                    pieces.add(new Piece(text.substring(written, at), false));
                }
                pieces.add(new Piece(text.substring(at, end), true));
                written = end;
            }
            at = Math.max(end, at + 1);
        }
        if (written < text.length()) {
            pieces.add(new Piece(text.substring(written), false));
        }
        return List.copyOf(pieces);
    }

    /** The text with its words changed. */
    static String changed(String text, Function<String, String> change) {
        return in(text, it -> true).stream()
                .map(it -> it.matched() ? change.apply(it.text()) : it.text())
                .collect(Collectors.joining());
    }

    /** Where the word that begins here ends, or here if none does. */
    private static int word(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
