package org.dialogueinfo.delivery.spi;

import java.util.List;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** Knows the people behind audience names; read page by page, so that memory does not grow with their number. */
public interface AudienceProvider {

    /** Whether the audience's name is one of this provider's, such as {@code topic:meetings}. */
    boolean provides(String audience);

    /**
     * The next recipients in ascending order of {@link Recipient#ref()}, each once.
     *
     * @param after the last reference of the page before, or null for the first page
     * @return at most {@code limit}; an empty list means that there are no more
     */
    List<Recipient> page(String audience, @Nullable String after, int limit);

    /**
     * One endpoint of a person.
     *
     * @param ref opaque and stable; no address can be read from it
     */
    record Recipient(String ref, String channel, String address, Rendering rendering) {}
}
