package org.dialogueinfo.content;

import java.time.Clock;
import java.time.Duration;
import org.dialogueinfo.content.Memory.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The proof as last made. It is made anew when the head has moved, and else when it is older than twenty times what
 * making it took: however many ask, and however long the chain is, a twentieth of one processor is the most it costs.
 */
@Component
class KeptProof {

    private static final int SHARE = 20;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Verifier verifier;
    private final Items items;
    private final Clock clock;
    private @Nullable Kept kept;

    KeptProof(Verifier verifier, Items items, Clock clock) {
        this.verifier = verifier;
        this.items = items;
        this.clock = clock;
    }

    /** One at a time: who asks meanwhile gets the same. */
    synchronized Proof now() {
        var known = kept;
        var head = items.head();
        var began = System.nanoTime();
        if (known != null && known.head().equals(head) && known.until() - began > 0) {
            return known.proof();
        }
        var proof = new Proof(verifier.verify(), clock.instant());
        var ended = System.nanoTime();
        kept = new Kept(proof, head, ended + Math.min(SHARE * (ended - began), LONGEST.toNanos()));
        return proof;
    }

    private record Kept(Proof proof, Head.Position head, long until) {}
}
