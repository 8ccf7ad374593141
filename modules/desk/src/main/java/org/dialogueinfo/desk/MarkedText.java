package org.dialogueinfo.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.roundtables.Summaries.Place;
import org.dialogueinfo.roundtables.Summaries.Written;
import org.jspecify.annotations.Nullable;

/** A text in pieces, of which some are marked as giving somebody away. */
record MarkedText(Language language, List<Piece> pieces) {

    /** The texts in which the check found something. */
    static List<MarkedText> of(Written written) {
        var marked = new ArrayList<MarkedText>();
        written.texts().values().forEach((language, text) -> {
            var places = written.places().stream()
                    .filter(it -> it.language() == language)
                    .sorted(Comparator.comparingInt(Place::start).thenComparing(Place::end))
                    .toList();
            if (!places.isEmpty()) {
                marked.add(new MarkedText(language, pieces(text, places)));
            }
        });
        return marked;
    }

    /** Places that overlap are told one after the other, so that no letter stands twice. */
    private static List<Piece> pieces(String text, List<Place> places) {
        var pieces = new ArrayList<Piece>();
        int at = 0;
        for (var it : places) {
            var from = Math.max(at, it.start());
            if (it.end() > from) {
                if (from > at) {
                    pieces.add(new Piece(text.substring(at, from), null));
                }
                pieces.add(new Piece(text.substring(from, it.end()), it.rule()));
                at = it.end();
            }
        }
        if (at < text.length()) {
            pieces.add(new Piece(text.substring(at), null));
        }
        return pieces;
    }

    /** @param rule the rule that found it; null for what may stay */
    record Piece(String text, @Nullable String rule) {}
}
