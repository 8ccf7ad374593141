package org.dialogueinfo.delivery;

import java.util.List;
import org.dialogueinfo.kernel.Rendering;

/**
 * Where rows to claim are found: those of one broadcast, or all personal messages.
 *
 * @param version of the text
 * @param renderings those whose text is not held
 */
record Lane(long number, int version, List<Rendering> renderings) {

    static final long PERSONAL = 0;

    static Lane personal() {
        return new Lane(PERSONAL, 1, List.of(Rendering.values()));
    }
}
