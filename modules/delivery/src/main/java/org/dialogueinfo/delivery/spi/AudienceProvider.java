package org.dialogueinfo.delivery.spi;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.jspecify.annotations.Nullable;

/** Knows the people behind audience names; read page by page, so that memory does not grow with their number. */
public interface AudienceProvider {

    int COUNTED_AT_ONCE = 1000;

    /** Whether the audience's name is one of this provider's, such as {@code topic:meetings}. */
    boolean provides(String audience);

    /**
     * The next recipients in ascending order of {@link Recipient#ref()}, each once.
     *
     * @param after the last reference of the page before, or null for the first page
     * @return at most {@code limit}; an empty list means that there are no more
     */
    List<Recipient> page(String audience, @Nullable String after, int limit);

    /** How many recipients there are per channel and rendering now; a provider with a database counts there. */
    default List<Reach> reach(String audience) {
        var counts = new LinkedHashMap<Reach, Long>();
        for (var page = page(audience, null, COUNTED_AT_ONCE);
                !page.isEmpty();
                page = page(audience, page.get(page.size() - 1).ref(), COUNTED_AT_ONCE)) {
            page.forEach(it -> counts.merge(new Reach(it.channel(), it.rendering(), 0), 1L, Long::sum));
        }
        return counts.entrySet().stream()
                .map(it -> new Reach(it.getKey().channel(), it.getKey().rendering(), it.getValue()))
                .toList();
    }

    /** How many endpoints of one channel read one rendering. */
    record Reach(String channel, Rendering rendering, long endpoints) {}

    /**
     * The card as this one recipient gets it, made right before it is sent, so that nothing personal is kept with the
     * broadcast. Empty if the recipient is to get nothing any more; the row fails then.
     */
    default Optional<Card> cardFor(Message message) {
        return Optional.of(message.card());
    }

    /** Tells that a row has reached its end. May be told twice; the reason names a rule, never a person. */
    default void settled(Message message, boolean sent, @Nullable String reason) {}

    /**
     * One endpoint of a person.
     *
     * @param ref opaque and stable; no address can be read from it
     * @param notBefore the message waits until then, as in a person's quiet hours; null if it may go at once
     */
    record Recipient(
            String ref,
            String channel,
            String address,
            Rendering rendering,
            @Nullable Instant notBefore) {

        public Recipient(String ref, String channel, String address, Rendering rendering) {
            this(ref, channel, address, rendering, null);
        }
    }
}
