package org.dialogueinfo.delivery;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.dialogueinfo.kernel.Language;
import org.dialogueinfo.kernel.Rendering;

/**
 * Where rows to claim are found: those of one broadcast, or all personal messages, in one rendering.
 *
 * @param version of the text
 */
record Lane(long number, int version, Rendering rendering) {

    static final long PERSONAL = 0;

    static List<Lane> personal() {
        return of(PERSONAL, 1, List.of());
    }

    /** A broadcast's. @param held the languages whose text is not to be sent now */
    static List<Lane> of(long number, int version, Collection<Language> held) {
        return Arrays.stream(Rendering.values())
                .filter(it -> !held.contains(it.language()))
                .map(it -> new Lane(number, version, it))
                .toList();
    }
}
